import { createServer, type Server } from 'node:http'
import type { RasThreads } from '../../native/port.ts'
import type { LoggedCall } from '../contract/schema.ts'
import { serve } from '../contract/serve.ts'
import type { Engine, EngineLog } from '../engine/engine.ts'
import { limitedLog } from '../host/limited-log.ts'
import { createQuitGate, type QuitGate, type QuitOutcome } from '../host/quit-gate.ts'
import type { Recorder } from '../host/recording/recorder.ts'
import { reportOf } from '../host/report.ts'
import type { SelfCheckResult } from '../host/self-check/self-check.ts'
import { CALL_RATE, TokenBucket } from '../host/token-bucket.ts'
import { findBuiltViews } from '../storage/built-views.ts'
import { createEventStreams } from './event-stream.ts'
import { httpCarrier } from './http-carrier.ts'
import { Invitations, secret } from './invitations.ts'
import { limitSockets } from './limit-sockets.ts'
import { previewHandlers } from './preview-handlers.ts'
import { countRefusals } from './refusal-count.ts'
import type { Gate } from './request-check.ts'

export interface ServedEngine {
  readonly engine: Engine
  readonly log: EngineLog
  readonly nativeCalls: (after: number) => readonly LoggedCall[]
  readonly nativeThreads?: () => readonly RasThreads[]
  readonly recorder: Recorder
  readonly selfCheck?: () => SelfCheckResult
  /** The folder of the built views. */
  readonly viewsFolder: string
  /** 0 = any that is free. */
  readonly port: number
}

export interface PreviewServer {
  /** `http://127.0.0.1:<port>`, where the views lie. */
  readonly origin: string
  /** A new address, which lets one browser in. */
  invite(): string
  /** The address for a browser that is started now; no secret is in it. */
  expectBrowser(): string
  readonly quit: QuitGate
  /** Resolves when somebody asked to quit and no teardown is in the way any more. */
  readonly ended: Promise<QuitOutcome>
  /** Stops listening; the engine is left to whoever made it. */
  close(): Promise<void>
}

export const VERSIONS = { node: process.version, system: `${process.platform} ${process.arch}`, carrier: 'preview' }

const LOOPBACK = '127.0.0.1'

/** Puts an engine behind a server that only this machine reaches. Rejects where the port is taken or no view was built. */
export async function servePreview({
  engine,
  nativeCalls,
  nativeThreads = () => [],
  recorder,
  selfCheck,
  log,
  viewsFolder,
  port,
}: ServedEngine): Promise<PreviewServer> {
  const views = await findBuiltViews(viewsFolder)
  const server = createServer()
  const host = `${LOOPBACK}:${await listen(server, port)}`
  const now = () => performance.now()
  const invitations = new Invitations(now)
  const gate: Gate = {
    host,
    redeem: (token) => invitations.redeem(token),
    cookieName: `onhook-${host.split(':')[1]}`,
    cookie: secret(),
  }
  const refusals = countRefusals(log)
  const pageLog = limitedLog(log, now)
  const calls = new TokenBucket(CALL_RATE, now)

  let end: (how: QuitOutcome) => void
  const ended = new Promise<QuitOutcome>((resolve) => {
    end = resolve
  })
  // The call that asked to quit is answered first.
  const quit = createQuitGate(engine, (how) => setImmediate(() => end(how)))
  const streams = createEventStreams(engine)
  const dispatch = serve(
    previewHandlers({
      engine,
      quit,
      nativeCalls,
      recorder,
      report: () =>
        reportOf({
          engine,
          nativeCalls: () => nativeCalls(0),
          nativeThreads,
          ...(selfCheck === undefined ? {} : { selfCheck }),
          versions: VERSIONS,
          logLines: async () => [],
          names: [],
        }),
    }),
    pageLog,
  )
  const carrier = httpCarrier({
    gate,
    invitations,
    refusals,
    sockets: limitSockets(server),
    views,
    streams,
    log: pageLog,
    dispatch: async (name, payload) => (calls.take() ? dispatch(name, payload) : { ok: false, refusal: 'busy' }),
  })
  server.on('request', carrier)

  return {
    origin: `http://${host}`,
    invite: () => `http://${host}/?token=${invitations.create()}`,
    expectBrowser: () => {
      invitations.expectBrowser()
      return `http://${host}/`
    },
    quit,
    ended,
    close: () => {
      streams.close()
      refusals.close()
      return new Promise((done) => {
        server.close(() => done())
        server.closeIdleConnections()
        // What still runs after the streams have ended are requests that nobody waits for any more.
        setTimeout(() => server.closeAllConnections(), 200).unref()
      })
    },
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}
