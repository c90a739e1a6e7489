import type { Bridge } from '../../electron/contract/schema.ts'
import { createHttpBridge, type ViewBridge } from './http-bridge.ts'

declare global {
  interface Window {
    /** Put there by the preload script; not in a browser. */
    readonly onhook?: Bridge
  }
}

/** The way to the main process: the preload's bridge in Electron, the preview's server in a browser. */
export function connectBridge(): ViewBridge {
  const bridge = window.onhook
  if (bridge === undefined) return createHttpBridge()
  return {
    call: (name, request) => bridge.call(name, request),
    on: (name, listener) => bridge.on(name, listener),
    onTrouble: () => () => {},
  }
}
