import type { CallName, ReplyOf, Request } from '../../../electron/contract/calls.ts'
import type { IpcBridge } from '../../../electron/contract/ipc.ts'
import type { Crossing, Events } from '../../../electron/contract/schema.ts'
import { createHttpBridge, type ViewBridge } from './http-bridge.ts'

declare global {
  interface Window {
    /** Put there by the preload script; not in a browser. */
    readonly onhook?: IpcBridge
  }
}

/** The way to the main process: the preload's bridge in Electron, the preview's server in a browser. */
export function connectBridge(): ViewBridge {
  const bridge = window.onhook
  return bridge === undefined ? createHttpBridge() : createIpcBridge(bridge)
}

function createIpcBridge(bridge: IpcBridge): ViewBridge {
  return {
    async call<N extends CallName>(name: N, request: Request<N>) {
      const answer: Crossing<ReplyOf<N>> = JSON.parse(await bridge.call(name, request))
      return answer
    },
    on: (name, listener) =>
      bridge.on(name, (json) => {
        const payload: Events[typeof name] = JSON.parse(json)
        listener(payload)
      }),
    onTrouble: () => () => {},
  }
}
