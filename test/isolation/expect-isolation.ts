import type { Assert } from '../native/contract/stage.ts'
import { HELD } from './findings.ts'
import type { Watched } from './watch-leaving.ts'

/** ms: far above what is promised, for machines that are held up; the figure itself is printed. */
const GONE_WITHIN = 10_000

/** Everything was answered while sixteen hang-ups blocked, and the process was gone long before they would have returned. */
export function expectIsolation(watched: Watched, assert: Assert): void {
  if (!watched.ok) throw new Error(`The program found nothing: ${watched.reason}`)
  const { findings, log, goneAfterMs } = watched
  assert.equal(findings.threadPool, null, 'the size of the thread pool is nobody’s business')
  for (const kind of ['status', 'list', 'writes'] as const) {
    assert.deepEqual(findings[kind].refused, [], `refused: ${kind}`)
    assert.ok(findings[kind].count > 10, `${kind}: ${findings[kind].count} answered`)
  }
  const entered = log.filter((line) => line.kind === 'enter' && line.call.name === 'RasHangUpW')
  assert.equal(entered.length, HELD.count, 'hang-ups that the library saw')
  const last = entered.at(-1)?.at ?? Number.POSITIVE_INFINITY
  const after = log.filter((line) => line.kind === 'call' && line.at > last)
  assert.ok(after.length >= findings.status.count, `${after.length} calls returned after the last hang-up began`)
  assert.equal(findings.stillUnderWay, HELD.count, 'under way when it left')
  assert.equal(findings.closed, false, 'close says that calls had not returned')
  assert.ok(goneAfterMs < GONE_WITHIN, `gone after ${goneAfterMs} ms`)
}

/** The figures, for people. */
export function inWords(watched: Watched): string {
  if (!watched.ok) return `no findings: ${watched.reason}`
  const { runtime, status, list, writes, idle, blocked, closeMs } = watched.findings
  const ms = (value: number): string => `${value.toFixed(1)} ms`
  return [
    `${runtime}, ${HELD.count} hang-ups blocked for ${HELD.seconds} s:`,
    `${status.count} states (longest ${ms(status.longestMs)}), ${list.count} lists (${ms(list.longestMs)}),`,
    `${writes.count} files (${ms(writes.longestMs)}); a timer late p99 ${ms(blocked.p99)}, idle ${ms(idle.p99)};`,
    `close took ${closeMs} ms, gone ${watched.goneAfterMs} ms after the decision to leave`,
  ].join(' ')
}
