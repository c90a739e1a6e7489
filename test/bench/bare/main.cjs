// The least that a program with a tray icon and a window that is never shown can be in Electron: what OnHook is weighed against.
const { app, BaseWindow, nativeImage, Tray } = require('electron')
const { join } = require('node:path')

let tray = null
let window = null

app.whenReady().then(() => {
  window = new BaseWindow({ show: false, width: 320, height: 200 })
  tray = new Tray(nativeImage.createFromPath(join(__dirname, '../../../electron/shell/icons/nothing.png')))
  tray.setToolTip('bare')
  process.on('SIGTERM', () => {
    tray?.destroy()
    window?.destroy()
    app.exit(0)
  })
})
app.on('window-all-closed', () => {})
