import type { Receipt } from '../../contract/receipt.ts'
import type { ConnectionRow, RecentRow } from '../../contract/snapshot.ts'
import type { Progress, TeardownView } from '../../contract/teardown-view.ts'
import type { Result } from './answer.ts'
import { EXIT } from './exit-code.ts'

type Named = Pick<Result, 'id' | 'name' | 'link'>

const NOTHING = { stuck: false, safe: false, elapsedMs: null, evidence: [], failure: null, receipt: null } as const

/** An end that no teardown tells. */
export function plainResult(named: Named, outcome: Result['outcome'], code: number, safe = false): Result {
  return { ...named, ...NOTHING, outcome, code, safe }
}

export const named = (row: Pick<ConnectionRow, 'name'>, id: string | null, link: number | null): Named => ({
  id,
  name: row.name,
  link,
})

/** A teardown as it stands: `running` unless it has ended. */
export function teardownResult(of: Named, { id, elapsedMs, progress }: TeardownView): Result {
  const base = { ...of, ...NOTHING, elapsedMs: Math.round(elapsedMs), receipt: id }
  switch (progress.phase) {
    case 'calling':
    case 'draining':
      return { ...base, outcome: 'running', code: EXIT.stuck, stuck: progress.mark === 'stuck' }
    case 'gone':
      return { ...base, outcome: 'gone', code: EXIT.done, evidence: [...progress.evidence], safe: progress.redial.safe }
    case 'already-gone':
      return {
        ...base,
        outcome: 'already-gone',
        code: EXIT.done,
        failure: progress.failure,
        safe: progress.redial.safe,
      }
    case 'presumed':
      return { ...base, outcome: 'presumed', code: EXIT.presumed }
    case 'failed':
      return { ...base, outcome: 'failed', code: EXIT.refused, failure: progress.failure }
    case 'left':
      return { ...base, outcome: 'left', code: EXIT.stuck }
  }
}

export const hasEnded = ({ phase }: Progress): boolean => phase !== 'calling' && phase !== 'draining'

/** The record of a hang-up that no view shows any more. */
export function receiptResult(of: Named, { id, elapsed, outcome }: Receipt): Result {
  const base = { ...of, ...NOTHING, elapsedMs: Math.round(elapsed), receipt: id }
  switch (outcome.phase) {
    case 'gone':
      return { ...base, outcome: 'gone', code: EXIT.done, evidence: [...outcome.evidence], safe: true }
    case 'already-gone':
      return { ...base, outcome: 'already-gone', code: EXIT.done, failure: outcome.failure, safe: true }
    case 'presumed':
      return { ...base, outcome: 'presumed', code: EXIT.presumed }
    case 'failed':
      return { ...base, outcome: 'failed', code: EXIT.refused, failure: outcome.failure }
    case 'left':
    case 'interrupted':
      return { ...base, outcome: 'left', code: EXIT.stuck }
  }
}

/** What is shown under Recent; an end that nothing proves says so. */
export function recentResult(of: Named, { id, how, redial }: RecentRow): Result {
  switch (how.kind) {
    case 'hung-up':
      return {
        ...teardownResult(of, { id, elapsedMs: how.elapsedMs, resumed: false, progress: how.progress }),
        safe: redial.safe,
      }
    case 'ended':
      return redial.mayFail
        ? plainResult(of, 'presumed', EXIT.presumed)
        : plainResult(of, 'ended', EXIT.done, redial.safe)
    case 'interrupted':
      return plainResult(of, 'left', EXIT.stuck)
  }
}
