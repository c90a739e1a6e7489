import { contextBridge, ipcRenderer } from 'electron'
import { CALL_CHANNEL, EVENT_CHANNEL } from './contract/ipc.ts'
import { type Bridge, CALL_NAMES, EVENT_NAMES, type EventName, type Events } from './contract/schema.ts'

type Listeners = { readonly [N in EventName]: Set<(payload: Events[N]) => void> }

const listeners: Listeners = { snapshot: new Set(), ask: new Set(), show: new Set() }

function deliver<N extends EventName>(name: N, payload: Events[N]): void {
  for (const listener of listeners[name]) listener(payload)
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
    if (!EVENT_NAMES.includes(name)) return () => {}
    listeners[name].add(listener)
    return () => listeners[name].delete(listener)
  },
}

contextBridge.exposeInMainWorld('onhook', bridge)
