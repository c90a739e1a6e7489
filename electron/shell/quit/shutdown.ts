import type { App } from 'electron'
import type { Engine, EngineLog } from '../../engine/engine.ts'
import { decideSessionEnd, LEAVING } from '../../host/leaving.ts'
import { createQuit, type Quit } from '../../host/quit-gate.ts'
import type { Stage } from '../app/stages.ts'

export interface ShutdownParts {
  readonly app: Pick<App, 'on' | 'exit'>
  readonly engine: Engine
  readonly log: EngineLog
  readonly stage: Stage
  /** Removes icon and windows. */
  readonly vanish: () => void
  /** Shows the user that it waits. */
  readonly showFinishing: () => void
  /** Ends the process at once. */
  readonly terminate: (code: number) => void
}

export interface Shutdown {
  readonly quit: Quit
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
  const { app, engine, log, stage, vanish, showFinishing, terminate } = parts
  let leaving: Promise<void> | null = null
  const leave = (logOff: boolean): Promise<void> => {
    leaving ??= goAway(logOff)
    return leaving
  }
  const goAway = async (logOff: boolean): Promise<void> => {
    // Records first: removing the icon may take seconds, and at log-off Explorer ends too.
    const returned = await stage('quit: engine', () => Promise.race([engine.close(LEAVING.calls), tooLate()]))
    if (!logOff) await stage('quit: views', vanish)
    // `exit` would wait for a native call that has not returned.
    if (returned === true) app.exit(0)
    else terminate(0)
  }

  const quit = createQuit(engine, (how) => {
    log.info(`quit: ${how}`)
    void leave(false)
  })
  const request: Quit['request'] = () => {
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
    quit: { ...quit, request },
    beforeLogOff,
    logOff: async () => {
      await (waited ?? beforeLogOff())
      await leave(true)
    },
  }
}

const tooLate = (): Promise<boolean> => new Promise((resolve) => setTimeout(() => resolve(false), LEAVING.atMost))

/** A first signal asks to quit; a second one leaves without waiting for hang-ups. */
export function quitOnSignals(quit: Quit): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (quit.waitsFor() > 0) quit.leave()
      else quit.request()
    })
  }
}
