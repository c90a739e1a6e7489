/** Who OnHook is to Windows: its taskbar, its notifications, the value under its Run key. The installer's appId is the same. */
export const APP_ID = 'org.onhook.onhook'
