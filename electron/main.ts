import { join } from 'node:path'
import { app, dialog } from 'electron'
import { startUp } from './shell/app/start-up.ts'
import { reasonOf } from './shell/app/startup-steps.ts'

// From out/main, where this file is bundled to.
const at = (...path: readonly string[]): string => join(__dirname, '..', ...path)

startUp({
  views: at('renderer'),
  preload: at('preload', 'preload.cjs'),
  icons: at('..', 'electron', 'shell', 'icons'),
}).catch((error: unknown) => {
  dialog.showErrorBox('OnHook cannot start', reasonOf(error))
  app.exit(1)
})
