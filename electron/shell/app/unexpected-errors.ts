import type { Notice } from '../../contract/snapshot.ts'
import type { EngineLog } from '../../engine/engine.ts'
import { reasonOf } from './startup-steps.ts'

/** What hears of errors that nobody caught. */
export interface ErrorSource {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown
}

/** More than this nobody reads in a notice; the log has it all. */
const LONGEST = 160

/**
 * Errors that nobody caught: each is logged, the first is shown, none ends the program. What happens before there is
 * anybody to tell is told once there is: the function given back is to be called with who shows it.
 */
export function catchUnexpected(source: ErrorSource, log: EngineLog): (tell: (notice: Notice) => void) => void {
  let first: Notice | null = null
  let tell: ((notice: Notice) => void) | null = null
  const unexpected = (error: unknown): void => {
    log.warn(`unexpected: ${reasonOf(error)}`)
    if (first !== null) return
    const detail = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]?.slice(0, LONGEST) ?? ''
    first = { id: 'unexpected', kind: 'unexpected-error', detail }
    try {
      tell?.(first)
    } catch (another: unknown) {
      // To throw in here would end the program.
      log.warn(`unexpected: it could not be shown either: ${reasonOf(another)}`)
    }
  }
  source.on('uncaughtException', unexpected)
  source.on('unhandledRejection', unexpected)
  return (given) => {
    tell = given
    if (first !== null) given(first)
  }
}
