import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import { APP_ORIGIN, CALL_CHANNEL, EVENT_CHANNEL } from '../../contract/ipc.ts'
import type { Crossing, EventName, Events } from '../../contract/schema.ts'
import type { Dispatch } from '../../contract/serve.ts'
import type { EngineLog } from '../../engine/engine.ts'
import { CALL_RATE, TokenBucket } from '../../host/token-bucket.ts'
import { isViewAddress } from '../security/close-doors.ts'

/** Which of the two views a window shows. */
export type ViewName = 'popover' | 'window'

export interface IpcCarrierParts {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>
  readonly dispatch: Dispatch<ViewName>
  /** The view that this sender shows; null where it is none of our windows. */
  readonly viewOf: (sender: WebContents) => ViewName | null
  readonly log: EngineLog
  /** ms of a clock that never goes back. */
  readonly now?: () => number
}

/**
 * Lets calls in from the main frame of one of our own windows, and from nowhere else. A view that calls more often than a
 * person could is answered `busy`, and only that view.
 */
export function carryCalls({ ipcMain, dispatch, viewOf, log, now = () => performance.now() }: IpcCarrierParts) {
  const buckets = new WeakMap<WebContents, TokenBucket>()
  const mayCall = (sender: WebContents): boolean => {
    const bucket = buckets.get(sender) ?? new TokenBucket(CALL_RATE, now)
    buckets.set(sender, bucket)
    return bucket.take()
  }
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, payload: unknown): Promise<Crossing<unknown>> => {
    const view = senderView(event, viewOf)
    if (view === null) {
      log.warn(`call refused: foreign sender at ${originOf(event)}`)
      return { ok: false, refusal: 'foreign-sender' }
    }
    if (!mayCall(event.sender)) {
      log.warn(`call refused: ${view} asks too often`)
      return { ok: false, refusal: 'busy' }
    }
    return dispatch(name, payload, view)
  })
  return () => ipcMain.removeHandler(CALL_CHANNEL)
}

function senderView(event: IpcMainInvokeEvent, viewOf: IpcCarrierParts['viewOf']): ViewName | null {
  const frame = event.senderFrame
  // A frame that was navigated or destroyed while the call was on its way is nobody.
  if (frame === null || frame !== event.sender.mainFrame || frame.origin !== APP_ORIGIN) return null
  // A page that was led to about:blank keeps origin and bridge.
  if (!isViewAddress(frame.url)) return null
  return viewOf(event.sender)
}

function originOf(event: IpcMainInvokeEvent): string {
  return JSON.stringify(event.senderFrame?.origin.slice(0, 80) ?? 'no frame')
}

/** Tells a view something unasked; one that is gone is not told. */
export function sendEvent<N extends EventName>(to: WebContents, name: N, payload: Events[N]): void {
  if (!to.isDestroyed()) to.send(EVENT_CHANNEL, name, payload)
}
