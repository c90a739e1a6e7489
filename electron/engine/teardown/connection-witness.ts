import { RASCS } from '../../../native/constants.ts'
import type { RasAnswer, RasConnectStatus, RasHandle } from '../../../native/port.ts'
import type { Ending } from '../../contract/receipt.ts'
import type { StuckFact } from '../../contract/teardown-view.ts'
import { failureOf } from '../failure.ts'
import type { ListAnswer } from '../monitor/list-reader.ts'
import { within } from '../time-limit.ts'
import { ABSENT_FOR, CONFIRM_WITHIN, drainPeriod, LIST_ALONE } from '../timings.ts'
import {
  type ListVerdict,
  meaningOfHangUp,
  proofOfConnection,
  readList,
  readStatus,
  type StatusVerdict,
  whyUnread,
} from './rules.ts'
import type { Teardown } from './teardown.ts'
import { confirmingList, type TeardownParts, type Witness } from './witness.ts'

/**
 * A whole connection: RasGetConnectStatus on the hung-up handle until it is invalid, confirmed by the list. Without a
 * handle (an earlier run called it) only the list is asked.
 * @see https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rashangupw
 */
export function connectionWitness(parts: TeardownParts, teardown: Teardown): Witness {
  const { identity } = teardown.subject
  const note = statusNoter(teardown)
  let handle: RasHandle | null = null
  let list: ListVerdict = 'unread'
  let unread: StuckFact = 'list-not-readable'
  let onlyConnected = true
  /** Since when every list has missed it, ms. */
  let absentSince: number | null = null

  const read = (answer: ListAnswer): void => {
    list = readList(answer, identity, handle)
    unread = whyUnread(answer)
  }
  const statusOf = (of: RasHandle) => within(parts.clock, CONFIRM_WITHIN, parts.ras.connectStatus(of), NO_ANSWER)
  const silent = () => list === 'unread' || list === 'not-known'
  const known = (fact: StuckFact) => ({ kind: 'known', fact: silent() ? unread : fact }) as const

  return {
    whole: () => null,
    callable: async (row) => ({ kind: 'handle', handle: row.handle }),
    called: (called) => {
      handle = called
    },
    refused: async (answer, called) => {
      if (answer.kind === 'value') return null
      // A refusal after which the connection is not listed is no refusal: it is what was wanted.
      const verdict = readList(await confirmingList(parts), identity, called)
      const failure = failureOf(answer)
      // A list can miss it for a moment: what its handle still answers for has not ended.
      const there = verdict === 'absent' && readStatus(await statusOf(called)) === 'still-there'
      if (!there && (verdict === 'absent' || verdict === 'recycled')) return { phase: 'already-gone', failure }
      return meaningOfHangUp(answer) === 'gone-already' ? null : { phase: 'failed', failure }
    },
    wantsList: () => handle !== null,
    heard: (answer) => {
      read(answer)
      return list === 'recycled' ? RECYCLED : null
    },
    look: async (overtaken) => {
      if (handle === null) {
        read(await confirmingList(parts))
        if (list !== 'absent') absentSince = null
        else absentSince ??= parts.clock.now()
        if (absentSince === null) return known('still-listed')
        if (parts.clock.now() - absentSince < ABSENT_FOR) return known('not-listed')
        return { kind: 'proof', ending: { phase: 'gone', evidence: ['not-enumerated'] } }
      }
      const status = await parts.ras.connectStatus(handle)
      if (overtaken()) return null
      note(status)
      if (status.kind === 'value' && status.value.state !== RASCS.Connected) onlyConnected = false
      const verdict = readStatus(status)
      if (verdict === 'handle-invalid' || verdict === 'no-connection') read(await confirmingList(parts))
      const evidence = proofOfConnection(verdict, list)
      if (evidence !== null) return { kind: 'proof', ending: { phase: 'gone', evidence } }
      return known(factOf(verdict, list, onlyConnected))
    },
    period: () => (handle === null ? LIST_ALONE : drainPeriod(teardown.sinceCall)),
  }
}

const NO_ANSWER: RasAnswer<RasConnectStatus> = { kind: 'busy', calls: 'status', threads: 0 }

const RECYCLED: Ending = { phase: 'gone', evidence: ['handle-recycled', 'not-enumerated'] }

function factOf(status: StatusVerdict, list: ListVerdict, onlyConnected: boolean): StuckFact {
  // That its port is open is known only where its status says so.
  if (list === 'absent' || list === 'recycled') return status === 'still-there' ? 'not-listed-port-open' : 'not-listed'
  return status === 'still-there' && onlyConnected ? 'never-left-connected' : 'still-listed'
}

/** Notes what is new in a row of answers, so that a receipt holds each state once and not each poll. */
function statusNoter(teardown: Teardown): (answer: RasAnswer<RasConnectStatus>) => void {
  let last = ''
  return (answer) => {
    const seen =
      answer.kind === 'value'
        ? `state ${answer.value.state}`
        : answer.kind === 'code'
          ? `code ${answer.code}`
          : answer.kind
    if (seen === last) return
    last = seen
    teardown.note(answer.kind === 'value' ? 'state' : 'status', seen)
  }
}
