import type { Bridge } from '../electron/contract/schema.ts'
import { createHttpBridge } from './http-bridge.ts'

declare global {
  interface Window {
    /** What the preload offers in Electron; a browser has none. */
    readonly onhook?: Bridge
  }
}

/** The way to the main process: the preload's bridge, or the preview's server. */
export function openBridge(): Bridge {
  return window.onhook ?? createHttpBridge()
}
