import { BaseWindow } from 'electron'
import { holdSession, type ReleaseSession } from '../../../native/process/session-hold.ts'
import type { Engine, EngineLog } from '../../engine/engine.ts'
import { LOG_OFF_ANSWER } from '../timings.ts'
import type { Shutdown } from './shutdown.ts'

/** Kept for the life of the process: a window that is garbage-collected hears nothing. */
let listener: BaseWindow | null = null

/**
 * Windows announces the end of a session to windows alone, so one that is never shown and loads nothing listens for a
 * program that is otherwise only an icon. Once it was told, Windows may end the process at any moment; so while a hang-up
 * runs, a thread of its own holds the session until the connection is gone or time is up.
 */
export function watchSessionEnd(
  log: EngineLog,
  engine: Pick<Engine, 'subscribe' | 'quitDecision'>,
  shutdown: Shutdown,
): void {
  listener = new BaseWindow({ show: false, width: 1, height: 1 })
  listener.on('session-end', () => {
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
