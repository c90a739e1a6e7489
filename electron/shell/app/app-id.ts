/** Who OnHook is to Windows: its taskbar, its notifications, the value under its Run key. The installer's appId is the same. */
export const APP_ID = 'org.onhook.onhook'

/** The COM class under which Windows calls an installed OnHook when a notification is clicked; build/installer.nsh removes its key. */
export const TOAST_ACTIVATOR = 'D4E51E1E-E91A-427A-AD19-C00C7F9111D2'
