import type { EngineLog } from '../engine/engine.ts'
import { type Rate, TokenBucket } from './token-bucket.ts'

/** Enough to see what a view tried; two full log files would take days at this rate. */
const LINES: Rate = { burst: 100, perSecond: 0.2 }

/**
 * A log for lines that an untrusted sender causes: what is too much is counted, and the count is written with the next
 * line that passes. Other lines of the log are not held back by it.
 */
export function limitedLog(log: EngineLog, now: () => number): EngineLog {
  const bucket = new TokenBucket(LINES, now)
  let leftOut = 0
  const write = (level: keyof EngineLog) => (line: string) => {
    if (!bucket.take()) {
      leftOut += 1
      return
    }
    log[level](leftOut === 0 ? line : `${line} (${leftOut} lines like this were left out before it)`)
    leftOut = 0
  }
  return { info: write('info'), warn: write('warn') }
}
