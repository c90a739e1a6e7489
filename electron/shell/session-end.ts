import { BaseWindow } from 'electron'
import type { EngineLog } from '../engine/engine.ts'

/**
 * Windows tells of the end of a session to windows alone: one that is never shown and loads nothing listens for a program
 * that is otherwise an icon.
 */
export function hearSessionEnd(log: EngineLog, ended: () => void): BaseWindow {
  const listener = new BaseWindow({ show: false, width: 1, height: 1 })
  listener.on('query-session-end', () => log.info('session-end: asked'))
  listener.on('session-end', () => {
    log.info('session-end: it ends')
    ended()
  })
  return listener
}
