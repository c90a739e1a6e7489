import { contextBridge, ipcRenderer, webFrame } from 'electron'
import { CALL_CHANNEL, EVENT_CHANNEL, type IpcBridge } from './contract/ipc.ts'
import { EVENT_NAMES, type EventName } from './contract/schema.ts'
import { PAGE_WITNESS } from './shell/security/page-reporter.ts'

type Listener = (payload: string) => void

const listeners = new Map<EventName, Set<Listener>>(EVENT_NAMES.map((name) => [name, new Set()]))

// Only the main process sends on this channel, and it holds events until the view has asked for its first snapshot.
ipcRenderer.on(EVENT_CHANNEL, (_event, name: EventName, payload: unknown) => {
  const json = JSON.stringify(payload)
  for (const listener of listeners.get(name) ?? []) listener(json)
})

/** All that a view has of the main process. Names and payloads are checked on the far side, which no view can get around. */
const bridge: IpcBridge = {
  call: async (name, request) => JSON.stringify(await ipcRenderer.invoke(CALL_CHANNEL, name, request)),
  on(name, listener) {
    listeners.get(name)?.add(listener)
    return () => listeners.get(name)?.delete(listener)
  },
}

contextBridge.exposeInMainWorld('onhook', bridge)
void webFrame.executeJavaScript(PAGE_WITNESS)
