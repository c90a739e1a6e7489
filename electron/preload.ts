import { contextBridge, ipcRenderer } from 'electron'
import { CALL_CHANNEL, EVENT_CHANNEL } from './contract/ipc.ts'
import { type Bridge, CALL_NAMES, EVENT_NAMES, type EventName, type Events } from './contract/schema.ts'

type Listener<N extends EventName> = (payload: Events[N]) => void
type Listeners = { readonly [N in EventName]: Set<Listener<N>> }
type Kept = { [N in EventName]: Events[N] | null }

const listeners: Listeners = { snapshot: new Set(), ask: new Set(), show: new Set() }

/** What came before anybody listened: the view's code may be a moment later than what it is opened for. */
const kept: Kept = { snapshot: null, ask: null, show: null }

function deliver<N extends EventName>(name: N, payload: Events[N]): void {
  const heard: ReadonlySet<Listener<N>> = listeners[name]
  if (heard.size === 0) kept[name] = payload
  for (const listener of heard) listener(payload)
}

function listen<N extends EventName>(name: N, listener: Listener<N>): () => void {
  const heard: Set<Listener<N>> = listeners[name]
  heard.add(listener)
  const early = kept[name]
  kept[name] = null
  if (early !== null) listener(early)
  return () => heard.delete(listener)
}

// Only the main process sends on this channel; what it sends is typed where it is sent.
ipcRenderer.on(EVENT_CHANNEL, (_event, name: EventName, payload: Events[EventName]) => deliver(name, payload))

/**
 * All that a view has of the main process. Names are held against the closed lists here, so that no other channel can be
 * reached; payloads are checked on the far side, which no view can get around.
 */
const bridge: Bridge = {
  async call(name, request) {
    if (!CALL_NAMES.includes(name)) return { ok: false, refusal: 'bad-request' }
    return ipcRenderer.invoke(CALL_CHANNEL, name, request)
  },
  on(name, listener) {
    return EVENT_NAMES.includes(name) ? listen(name, listener) : () => {}
  },
}

contextBridge.exposeInMainWorld('onhook', bridge)
