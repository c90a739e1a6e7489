import type { BaseWindow } from 'electron'
import { holdSession, type ReleaseSession } from '../../../native/process/session-hold.ts'
import type { Engine, EngineLog } from '../../engine/engine.ts'
import { LOG_OFF_ANSWER } from '../timings.ts'
import type { Shutdown } from './shutdown.ts'

/**
 * `window` is told of the end of a session. Once it was, Windows may end the process at any moment; so while a hang-up
 * runs, a thread of its own holds the session until the connection is gone or time is up.
 */
export function watchSessionEnd(
  window: BaseWindow,
  log: EngineLog,
  engine: Pick<Engine, 'subscribe' | 'quitDecision'>,
  shutdown: Shutdown,
): void {
  window.on('session-end', () => {
    log.info('session-end: it ends')
    void shutdown.logOff()
  })

  let release: ReleaseSession | null = null
  const hold = (): ReleaseSession =>
    holdSession(
      {
        asked: () => {
          log.info('session-end: asked')
          return shutdown.beforeLogOff()
        },
        ends: () => shutdown.logOff(),
        failed: (reason) => log.warn(`session-end: it cannot be held: ${reason}`),
      },
      LOG_OFF_ANSWER,
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
