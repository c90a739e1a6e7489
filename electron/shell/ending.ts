import type { App } from 'electron'
import type { Engine, EngineLog } from '../engine/engine.ts'
import { decideSessionEnd, LEAVING } from '../engine/gates.ts'
import { createQuit, type Quit } from '../engine/quit-gate.ts'
import type { Step } from './steps.ts'

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
  /** The session ends: no question, no waiting beyond what Windows allows. */
  logOff(): void
}

/**
 * Every way out leads through here: menu, views, signals, `app.quit`. While a hang-up runs the program stays, and says so;
 * what the journal holds is on disk already.
 */
export function createEnding(parts: EndingParts): Ending {
  const { app, engine, log, step, vanish, showFinishing, terminate } = parts
  let leaving = false
  const leave = async (): Promise<void> => {
    if (leaving) return
    leaving = true
    // A call that blocks the way out keeps even `exit` waiting.
    const late = setTimeout(() => terminate(0), LEAVING.atMost)
    await step('quit: views', vanish)
    const returned = await step('quit: engine', () => engine.close(LEAVING.calls))
    clearTimeout(late)
    if (returned === true) app.exit(0)
    else terminate(0)
  }

  const quit = createQuit(engine, (how) => {
    log.info(`quit: ${how}`)
    void leave()
  })
  const request: Quit['request'] = () => {
    const reply = quit.request()
    if (quit.waitsFor() > 0) showFinishing()
    return reply
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
    logOff: () => {
      const patience = decideSessionEnd(engine.quitDecision())
      void step('session-end: hang-ups', () => engine.sessionEnds(patience)).then(leave)
    },
  }
}

/** The terminal's and the system's way of asking; the second time is not a question any more. */
export function quitOnSignals(quit: Quit): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (quit.waitsFor() > 0) quit.leave()
      else quit.request()
    })
  }
}
