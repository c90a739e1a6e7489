import type { CallName, Request } from './calls.ts'
import type { EventName } from './schema.ts'

/** The two channels of the IPC carrier. Its two ends, preload and main process, share nothing else that is not typed. */

/** View to main: call name and payload; answered with a crossing. */
export const CALL_CHANNEL = 'onhook:call'

/** Main to view: event name and payload. */
export const EVENT_CHANNEL = 'onhook:event'

/** Where the views live in Electron. Every other origin is foreign. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'onhook'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`

/**
 * What the preload puts into a view's window. All that comes to the view crosses as JSON: the context bridge copies an
 * object field by field, which takes four times as long for a snapshot of many rows.
 */
export interface IpcBridge {
  /** Resolves to a `Crossing` as JSON. */
  call<N extends CallName>(name: N, request: Request<N>): Promise<string>
  on(name: EventName, listener: (payload: string) => void): () => void
}
