import { contextBridge, ipcRenderer } from 'electron'
import { CALL_CHANNEL, EVENT_CHANNEL, type IpcBridge } from './contract/ipc.ts'
import { CALL_NAMES, type Crossing, EVENT_NAMES, type EventName, refuse } from './contract/schema.ts'

type Listener = (payload: string) => void

const listeners: Readonly<Record<EventName, Set<Listener>>> = { snapshot: new Set(), ask: new Set(), show: new Set() }

/** What came before anybody listened: the view's code may be a moment later than what it is opened for. */
const kept: Record<EventName, string | null> = { snapshot: null, ask: null, show: null }

function deliver(name: EventName, payload: string): void {
  const heard = listeners[name]
  if (heard.size === 0) kept[name] = payload
  for (const listener of heard) listener(payload)
}

function listen(name: EventName, listener: Listener): () => void {
  const heard = listeners[name]
  heard.add(listener)
  const early = kept[name]
  kept[name] = null
  if (early !== null) listener(early)
  return () => heard.delete(listener)
}

// Only the main process sends on this channel; what it sends is typed where it is sent.
ipcRenderer.on(EVENT_CHANNEL, (_event, name: EventName, payload: unknown) => deliver(name, JSON.stringify(payload)))

/**
 * All that a view has of the main process. Names are held against the closed lists here, so that no other channel can be
 * reached; payloads are checked on the far side, which no view can get around.
 */
const bridge: IpcBridge = {
  async call(name, request) {
    if (!CALL_NAMES.includes(name)) return JSON.stringify(refuse('bad-request'))
    const answer: Crossing<unknown> = await ipcRenderer.invoke(CALL_CHANNEL, name, request)
    return JSON.stringify(answer)
  },
  on(name, listener) {
    return EVENT_NAMES.includes(name) ? listen(name, listener) : () => {}
  },
}

contextBridge.exposeInMainWorld('onhook', bridge)
