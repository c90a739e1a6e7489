import { traceRas } from '../../native/trace.ts'
import { MOST_NATIVE_CALLS } from '../contract/bounds.ts'
import { createEngine } from '../engine/create-engine.ts'
import type { Engine, EngineParts } from '../engine/engine.ts'
import { type PreviewServer, servePreview } from './serve-preview.ts'

export interface PreviewParts extends EngineParts {
  /** The folder of the built views. */
  readonly viewsFolder: string
  /** 0 or nothing = any that is free. */
  readonly port?: number
}

export interface Preview extends Omit<PreviewServer, 'close'> {
  readonly engine: Engine
  /** Lets go of the browser, then of RAS; true = no call was left behind that has not returned. */
  close(): Promise<boolean>
}

/** How long calls that have not returned are waited for at the end, ms. */
const GRACE = 1000

/** The whole application without Electron: engine, server, views. Tests compose it with a simulator and a memory storage. */
export async function startPreview({ viewsFolder, port = 0, ...parts }: PreviewParts): Promise<Preview> {
  const trace = traceRas(parts.ras, parts.clock, MOST_NATIVE_CALLS)
  const engine = createEngine({ ...parts, ras: trace.ras })
  const server = await servePreview({
    engine,
    nativeCalls: trace.after,
    nativeThreads: () => trace.ras.threads(),
    log: parts.log,
    viewsFolder,
    port,
  })
  await engine.start()
  return {
    ...server,
    engine,
    close: async () => {
      await server.close()
      return engine.close(GRACE)
    },
  }
}
