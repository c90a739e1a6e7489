import { BaseWindow } from 'electron'
import type { EngineLog } from '../engine/engine.ts'

/** Held for as long as the process lives: what nobody holds may be collected, and hears nothing any more. */
let ear: BaseWindow | null = null

/**
 * Windows tells of the end of a session to windows alone: one that is never shown and loads nothing listens for a program
 * that is otherwise an icon.
 */
export function hearSessionEnd(log: EngineLog, ended: () => void): void {
  ear = new BaseWindow({ show: false, width: 1, height: 1 })
  ear.on('query-session-end', () => log.info('session-end: asked'))
  ear.on('session-end', () => {
    log.info('session-end: it ends')
    ended()
  })
}
