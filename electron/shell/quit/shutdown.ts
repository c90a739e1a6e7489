import type { App } from 'electron'
import type { Engine, EngineLog } from '../../engine/engine.ts'
import { decideSessionEnd, LEAVING } from '../../engine/gates.ts'
import { createQuit, type Quit } from '../../host/quit-gate.ts'
import type { Step } from '../app/startup-steps.ts'

export interface EndingParts {
  readonly app: Pick<App, 'on' | 'exit'>
  readonly engine: Engine
  readonly log: EngineLog
  readonly step: Step
  /** Takes icon and windows away. */
  readonly vanish: () => void
  /** The user must see that it waits. */
  readonly showFinishing: () => void
  /** Ends the process without asking anybody. */
  readonly terminate: (code: number) => void
}

export interface Ending {
  readonly quit: Quit
  /** The session may end: what runs gets the time that Windows allows. */
  beforeLogOff(): Promise<void>
  /** The session ends: no question, and no waiting beyond that. */
  logOff(): Promise<void>
}

/**
 * Every way out leads through here: menu, views, signals, `app.quit`. While a hang-up runs the program stays, and says so;
 * what the journal holds is on disk already.
 */
export function createEnding(parts: EndingParts): Ending {
  const { app, engine, log, step, vanish, showFinishing, terminate } = parts
  let leaving: Promise<void> | null = null
  const leave = (logOff: boolean): Promise<void> => {
    leaving ??= goAway(logOff)
    return leaving
  }
  const goAway = async (logOff: boolean): Promise<void> => {
    // The record first: the shell that shows the icon may be seconds in answering, and at log-off it ends as well.
    const returned = await step('quit: engine', () => Promise.race([engine.close(LEAVING.calls), tooLate()]))
    if (!logOff) await step('quit: views', vanish)
    // A call that has not returned keeps even `exit` waiting.
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
    waited = step('session-end: hang-ups', () => engine.sessionEnds(patience))
    await waited
  }
  let asking = false
  engine.subscribe(({ finishing }) => {
    // It is asked again once a hang-up is stuck, and the user may look at nothing of ours by then.
    if (finishing !== null && !asking) showFinishing()
    asking = finishing !== null
  })

  app.on('before-quit', (event) => {
    event.preventDefault()
    request()
  })
  // Closing a window ends nothing: the tray goes on.
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

/** The terminal's and the system's way of asking; the second time is not a question any more. */
export function quitOnSignals(quit: Quit): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (quit.waitsFor() > 0) quit.leave()
      else quit.request()
    })
  }
}
