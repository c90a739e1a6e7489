import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import { APP_ORIGIN, CALL_CHANNEL, EVENT_CHANNEL } from '../../contract/ipc.ts'
import type { Crossing, EventName, Events } from '../../contract/schema.ts'
import type { Dispatch } from '../../contract/serve.ts'
import type { EngineLog } from '../../engine/engine.ts'

/** Which of the two views a window shows. */
export type ViewName = 'popover' | 'window'

export interface IpcCarrierParts {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>
  readonly dispatch: Dispatch<ViewName>
  /** The view that this sender shows; null where it is none of our windows. */
  readonly viewOf: (sender: WebContents) => ViewName | null
  readonly log: EngineLog
}

/** Lets calls in from the main frame of one of our own windows, and from nowhere else. */
export function carryCalls({ ipcMain, dispatch, viewOf, log }: IpcCarrierParts): () => void {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, payload: unknown): Promise<Crossing<unknown>> => {
    const view = senderView(event, viewOf)
    if (view === null) {
      log.warn(`call refused: foreign sender at ${originOf(event)}`)
      return { ok: false, refusal: 'foreign-sender' }
    }
    return dispatch(name, payload, view)
  })
  return () => ipcMain.removeHandler(CALL_CHANNEL)
}

function senderView(event: IpcMainInvokeEvent, viewOf: IpcCarrierParts['viewOf']): ViewName | null {
  const frame = event.senderFrame
  // A frame that was navigated or destroyed while the call was on its way is nobody.
  if (frame === null || frame !== event.sender.mainFrame || frame.origin !== APP_ORIGIN) return null
  return viewOf(event.sender)
}

function originOf(event: IpcMainInvokeEvent): string {
  return JSON.stringify(event.senderFrame?.origin.slice(0, 80) ?? 'no frame')
}

/** Tells a view something unasked; one that is gone is not told. */
export function sendEvent<N extends EventName>(to: WebContents, name: N, payload: Events[N]): void {
  if (!to.isDestroyed()) to.send(EVENT_CHANNEL, name, payload)
}
