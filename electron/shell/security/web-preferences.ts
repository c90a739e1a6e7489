import type { WebPreferences } from 'electron'

/** How every view runs: without Node.js, in a sandbox, in a world apart from the preload's. */
export const webPreferences = (preload: string): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  enableWebSQL: false,
  // The system's file dialogs are the main process' to open.
  disableBlinkFeatures: 'FileSystemAccess,FileSystemAccessLocal',
})
