import { join } from 'node:path'
import { app, dialog } from 'electron'
import { stackOf } from './shell/app/stages.ts'
import { startCommandLine } from './shell/app/start-command-line.ts'
import { startUp } from './shell/app/start-up.ts'
import { commandIn } from './shell/app/switches.ts'

// From out/main, where this file is bundled to.
const at = (...path: readonly string[]): string => join(__dirname, '..', ...path)

// Windows opens an icon by its path; one inside the archive Electron copies out first, and leaves the copy in the temporary folder.
const outsideArchive = (path: string): string => path.replace(/\bapp\.asar(?=[\\/])/, 'app.asar.unpacked')

const command = commandIn(process.argv)
if (command !== null) void startCommandLine(command)
else {
  startUp({
    views: at('renderer'),
    preload: at('preload', 'preload.cjs'),
    icons: outsideArchive(at('..', 'electron', 'shell', 'icons')),
  }).catch((error: unknown) => {
    dialog.showErrorBox('OnHook cannot start', stackOf(error))
    app.exit(1)
  })
}
