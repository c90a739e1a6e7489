/** The two channels of the IPC carrier. Its two ends, preload and main process, share nothing else that is not typed. */

/** View to main: call name and payload; answered with a crossing. */
export const CALL_CHANNEL = 'onhook:call'

/** Main to view: event name and payload. */
export const EVENT_CHANNEL = 'onhook:event'

/** Where the views live in Electron. Every other origin is foreign. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'onhook'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`
