import type { Notice } from '../../contract/notice.ts'
import type { EngineLog } from '../../engine/engine.ts'
import { stackOf } from './stages.ts'

/** The process, which emits what nobody caught. */
export interface ErrorSource {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown
}

/** Longest text in the notice; the log has all of it. */
const LONGEST = 160

/**
 * Logs every uncaught error and shows the first; none ends the program. Call the returned function once there is
 * something that can show a notice: an error from before is shown then.
 */
export function reportUncaught(source: ErrorSource, log: EngineLog): (tell: (notice: Notice) => void) => void {
  let first: Notice | null = null
  let tell: ((notice: Notice) => void) | null = null
  const unexpected = (error: unknown): void => {
    log.warn(`unexpected: ${stackOf(error)}`)
    if (first !== null) return
    const detail = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]?.slice(0, LONGEST) ?? ''
    first = { id: 'unexpected', kind: 'unexpected-error', detail }
    try {
      tell?.(first)
    } catch (another: unknown) {
      // Throwing here would end the program.
      log.warn(`unexpected: it could not be shown either: ${stackOf(another)}`)
    }
  }
  source.on('uncaughtException', unexpected)
  source.on('unhandledRejection', unexpected)
  return (given) => {
    tell = given
    if (first !== null) given(first)
  }
}
