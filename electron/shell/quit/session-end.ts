import { BaseWindow } from 'electron'
import { holdSession, type ReleaseSession } from '../../../native/session-hold.ts'
import type { Engine, EngineLog } from '../../engine/engine.ts'
import type { Ending } from './shutdown.ts'

/** Held for as long as the process lives: what nobody holds may be collected, and hears nothing any more. */
let ear: BaseWindow | null = null

/** For each of its two questions Windows waits five seconds, ms. */
const PATIENCE = 4_000

/**
 * Windows tells of the end of a session to windows alone: one that is never shown and loads nothing listens for a program
 * that is otherwise an icon. Once it has heard, the process may be ended at any moment; so while a hang-up runs, a thread
 * of its own holds the session until there is a proof, or no more time.
 */
export function hearSessionEnd(
  log: EngineLog,
  engine: Pick<Engine, 'subscribe' | 'quitDecision'>,
  ending: Ending,
): void {
  ear = new BaseWindow({ show: false, width: 1, height: 1 })
  ear.on('session-end', () => {
    log.info('session-end: it ends')
    void ending.logOff()
  })

  let release: ReleaseSession | null = null
  const hold = (): ReleaseSession =>
    holdSession(
      {
        asked: () => {
          log.info('session-end: asked')
          return ending.beforeLogOff()
        },
        ends: () => ending.logOff(),
        failed: (reason) => log.warn(`session-end: it cannot be held: ${reason}`),
      },
      PATIENCE,
    )
  engine.subscribe(() => {
    const runs = engine.quitDecision().kind === 'wait'
    if (runs) release ??= hold()
    else {
      release?.()
      release = null
    }
  })
}
