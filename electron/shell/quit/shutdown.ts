import type { App } from 'electron'
import type { Engine, EngineLog } from '../../engine/engine.ts'
import { decideSessionEnd, LEAVING } from '../../host/leaving.ts'
import { createQuitGate, type QuitGate } from '../../host/quit-gate.ts'
import type { Stage } from '../app/stages.ts'
import { VANISH_SETTLES } from '../timings.ts'

export interface ShutdownParts {
  readonly app: Pick<App, 'on'>
  readonly engine: Engine
  readonly log: EngineLog
  readonly stage: Stage
  /** Removes icon and windows. */
  readonly vanish: () => void
  /** Shows the user that it waits. */
  readonly showFinishing: () => void
  /** Resolves once settings and log are on disk, or were refused. */
  readonly flush: () => Promise<unknown>
  /** Ends the process at once. */
  readonly terminate: (code: number) => void
  /** Ends the process after so many ms, also where the main thread has come to stand. */
  readonly terminateWithin: (ms: number) => void
}

export interface Shutdown {
  /** It was decided to leave: nothing calls it off. */
  readonly leaving: boolean
  readonly quit: QuitGate
  /** Windows asks whether the session may end: hang-ups that run get the time that it allows. */
  beforeLogOff(): Promise<void>
  /** The session ends: leaves without a question. */
  logOff(): Promise<void>
}

/**
 * Every way out leads through here: menu, views, signals, `app.quit`, log-off. While a hang-up runs the program stays and
 * says so; the journal is on disk already.
 */
export function createShutdown(parts: ShutdownParts): Shutdown {
  const { app, engine, log, stage, vanish, showFinishing, flush, terminate, terminateWithin } = parts
  let leaving: Promise<void> | null = null
  const leave = (logOff: boolean): Promise<void> => {
    leaving ??= goAway(logOff)
    return leaving
  }
  const goAway = async (logOff: boolean): Promise<void> => {
    terminateWithin(LEAVING.atMost)
    // Records first: removing the icon may take seconds, and at log-off Explorer ends too.
    await stage('quit: records', () => atMost(LEAVING.records, Promise.all([engine.close(LEAVING.calls), flush()])))
    if (!logOff) await stage('quit: views', vanish)
    await atMost(VANISH_SETTLES, flush())
    if (!logOff) await atMost(VANISH_SETTLES, new Promise(() => {}))
    // An ordinary exit would wait for every thread that waits for a disk or for Windows.
    terminate(0)
  }

  const quit = createQuitGate(engine, (how) => {
    log.info(`quit: ${how}`)
    void leave(false)
  })
  const request: QuitGate['request'] = () => {
    const reply = quit.request()
    if (quit.waitsFor() > 0) showFinishing()
    return reply
  }
  let waited: Promise<unknown> | null = null
  const beforeLogOff = async (): Promise<void> => {
    const patience = decideSessionEnd(engine.quitDecision())
    waited = stage('session-end: hang-ups', () => engine.sessionEnds(patience))
    await waited
  }
  let asking = false
  engine.subscribe(({ finishing }) => {
    // Asked again once a hang-up is stuck; by then no view may be visible.
    if (finishing !== null && !asking) showFinishing()
    asking = finishing !== null
  })

  app.on('before-quit', (event) => {
    event.preventDefault()
    request()
  })
  // Closing a window does not quit: the tray stays.
  app.on('window-all-closed', () => {})

  return {
    get leaving() {
      return leaving !== null
    },
    quit: { ...quit, request },
    beforeLogOff,
    logOff: async () => {
      await (waited ?? beforeLogOff())
      await leave(true)
    },
  }
}

const atMost = (ms: number, promise: Promise<unknown>): Promise<unknown> =>
  Promise.race([promise, new Promise((resolve) => setTimeout(resolve, ms))])

/** A first signal asks to quit; a second one leaves without waiting for hang-ups. */
export function quitOnSignals(quit: QuitGate): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (quit.waitsFor() > 0) quit.leave()
      else quit.request()
    })
  }
}
