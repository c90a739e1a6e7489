import { observeRas } from '../../native/observe-ras.ts'
import { traceRas } from '../../native/trace.ts'
import { MOST_NATIVE_CALLS } from '../contract/bounds.ts'
import { createEngine } from '../engine/create-engine.ts'
import type { Engine, EngineParts } from '../engine/engine.ts'
import { createRecorder, type RecordingFiles } from '../host/recording/recorder.ts'
import { SelfCheck } from '../host/self-check/self-check.ts'
import { type PreviewServer, servePreview, VERSIONS } from './serve-preview.ts'

export interface PreviewParts extends EngineParts {
  /** The folder of the built views. */
  readonly viewsFolder: string
  /** 0 or nothing = any that is free. */
  readonly port?: number
  readonly recordings: RecordingFiles
  /** A file to record into from the start. */
  readonly recordInto?: string | null
}

export interface Preview extends Omit<PreviewServer, 'close'> {
  readonly engine: Engine
  /** Lets go of the browser, then of RAS; true = no call was left behind that has not returned. */
  close(): Promise<boolean>
}

/** How long calls that have not returned are waited for at the end, ms. */
const GRACE = 1000

/** The whole application without Electron: engine, server, views. Tests compose it with a simulator and a memory storage. */
export async function startPreview({
  viewsFolder,
  port = 0,
  recordings,
  recordInto = null,
  ...parts
}: PreviewParts): Promise<Preview> {
  const observed = observeRas(parts.ras, parts.clock)
  const trace = traceRas(observed, MOST_NATIVE_CALLS)
  const { clock, log } = parts
  const selfCheck = new SelfCheck(() => observed.ras.library?.() ?? null)
  observed.observe(selfCheck)
  const recorder = createRecorder({ observed, clock, files: recordings, versions: VERSIONS, names: [], log })
  if (recordInto !== null) recorder.begin(recordInto)
  const engine = createEngine({ ...parts, ras: trace.ras })
  const server = await servePreview({
    engine,
    nativeCalls: trace.after,
    nativeThreads: () => trace.ras.threads(),
    recorder,
    selfCheck: () => selfCheck.result(),
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
      await recorder.end('quit')
      return engine.close(GRACE)
    },
  }
}
