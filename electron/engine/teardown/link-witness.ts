import { CODE } from '../../../native/constants.ts'
import type { RasHandle, RasRefusal } from '../../../native/port.ts'
import type { Ending } from '../../contract/receipt.ts'
import type { StuckFact } from '../../contract/teardown-view.ts'
import { answerInWords, failureOf } from '../failure.ts'
import { sight } from '../identity/identity.ts'
import type { ListAnswer } from '../monitor/list-reader.ts'
import { ABSENT_FOR, drainPeriod, MOST_LINKS, WITNESS_GOOD_FOR } from '../timings.ts'
import {
  endingOfLinkBy,
  type ListVerdict,
  mayPresume,
  meaningOfHangUp,
  proofOfLink,
  readList,
  readWitness,
  type WitnessVerdict,
  whyUnread,
} from './rules.ts'
import type { Teardown } from './teardown.ts'
import { type Callable, confirmingList, type TeardownParts, type Witness } from './witness.ts'

export interface WholeConnection {
  /** Its teardown, while one runs. */
  readonly running: () => Teardown | null
  /** Hangs it up: the link was its last one. */
  readonly hangUp: () => Teardown
  /** RasHangUp was called on its handle: nothing of a link can be asked with it any more. */
  readonly wasCalled: () => boolean
}

/**
 * One link of a bundle. RasGetConnectStatus on its handle proves nothing, so RasGetSubEntryHandle on the bundle is asked,
 * and the list for the bundle itself.
 * @see https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgetsubentryhandlew
 */
export function linkWitness(parts: TeardownParts, teardown: Teardown, index: number, whole: WholeConnection): Witness {
  const { identity } = teardown.subject
  let bundle: RasHandle | null = null
  let parent: ListVerdict = 'unread'
  let unread: StuckFact = 'list-not-readable'
  /** The bundle whose link was called last. */
  let bundleCalled: RasHandle | null = null
  /** Since when every list has missed the bundle, ms. */
  let absentSince: number | null = null
  let spoke = false
  let lastSeen = ''

  const readParent = (answer: ListAnswer): void => {
    parent = readList(answer, identity, bundle)
    unread = whyUnread(answer)
    absentSince = parent === 'absent' ? (absentSince ?? parts.clock.now()) : null
    const ours = answer.kind === 'value' ? sight(answer.value, identity, null).ours : null
    if (ours !== null) bundle = ours.handle
  }
  const ask = async (overtaken: () => boolean): Promise<WitnessVerdict> => {
    const verdict = bundle === null ? 'not-asked' : readWitness(await parts.ras.subEntryHandle(bundle, index))
    if (overtaken()) return 'not-asked'
    if (verdict === 'connected') spoke = true
    if (verdict !== lastSeen) teardown.note('witness', verdict)
    lastSeen = verdict
    return verdict
  }

  /** Windows gives no handle for the link: it is closed, its connection has ended, or nobody knows. */
  const withoutHandle = async (answer: RasRefusal): Promise<Callable> => {
    teardown.note('witness', answerInWords(answer))
    const failure = failureOf(answer)
    const verdict = readWitness(answer)
    const gone =
      verdict === 'closed' ||
      (verdict === 'parent-invalid' && readList(await confirmingList(parts), identity, null) === 'absent')
    return { kind: 'nothing', ending: { phase: gone ? 'already-gone' : 'failed', failure } }
  }
  const hangUpWhole = async (): Promise<null> => {
    teardown.draining()
    teardown.note('last-link')
    const ending = await whole.hangUp().ended
    teardown.end(endingOfLinkBy(ending) ?? ending)
    return null
  }

  return {
    whole: whole.running,
    callable: async (row, overtaken) => {
      const before = await parts.ras.subEntryHandle(row.handle, index)
      if (overtaken()) return null
      if (before.kind !== 'value') return withoutHandle(before)
      const last = await isLastLink(parts, row.handle, index, overtaken)
      if (overtaken()) return null
      if (last) return hangUpWhole()
      // Counting the other links took its time: the number must still be this link's when it is called.
      const link = await parts.ras.subEntryHandle(row.handle, index)
      if (overtaken()) return null
      if (link.kind !== 'value') return withoutHandle(link)
      // Called with it, RasHangUp would end the whole bundle, which nobody asked for.
      if (link.value === row.handle) return { kind: 'nothing', ending: WHOLE_FOR_LINK }
      bundleCalled = row.handle
      return { kind: 'handle', handle: link.value }
    },
    // The link's own handle says nothing; the bundle's is taken from the list.
    called: () => {},
    refused: async (answer) => {
      if (answer.kind === 'value' || meaningOfHangUp(answer) === 'gone-already') return null
      // A refusal after which the link is closed is no refusal: it is what was wanted.
      const asked = whole.wasCalled() ? null : bundleCalled
      const closed = asked !== null && readWitness(await parts.ras.subEntryHandle(asked, index)) === 'closed'
      return { phase: closed ? 'already-gone' : 'failed', failure: failureOf(answer) }
    },
    wantsList: () => bundle !== null,
    heard: (answer) => {
      readParent(answer)
      if (parent !== 'recycled') return null
      const evidence = proofOfLink('not-asked', parent, false)
      return evidence === null ? null : { phase: 'gone', evidence }
    },
    look: async (overtaken) => {
      if (bundle === null) {
        readParent(await confirmingList(parts))
        if (overtaken()) return null
      }
      let verdict = await ask(overtaken)
      if (!overtaken() && (verdict === 'closed' || verdict === 'parent-invalid')) {
        const answeredAt = parts.clock.now()
        readParent(await confirmingList(parts))
        // A link can come back while a slow list is on its way, and "gone" is said of now.
        const late = parts.clock.now() - answeredAt > WITNESS_GOOD_FOR
        if (late && parent !== 'recycled' && !overtaken()) verdict = await ask(overtaken)
      }
      if (overtaken()) return null
      const lastingly = absentSince !== null && parts.clock.now() - absentSince >= ABSENT_FOR
      const evidence = proofOfLink(verdict, parent, lastingly)
      if (evidence !== null) return { kind: 'proof', ending: { phase: 'gone', evidence } }
      if (parent !== 'absent' && mayPresume(verdict, spoke, teardown.sinceCall))
        return { kind: 'proof', ending: PRESUMED }
      if (verdict === 'connected') return { kind: 'known', fact: 'link-still-connected' }
      return { kind: 'known', fact: parent === 'unread' || parent === 'not-known' ? unread : 'still-listed' }
    },
    period: () => drainPeriod(teardown.sinceCall),
  }
}

const PRESUMED: Ending = { phase: 'presumed', reason: 'no-witness' }

const WHOLE_FOR_LINK: Ending = {
  phase: 'failed',
  failure: { kind: 'malformed', reason: 'Windows gave the handle of the whole connection for this link.' },
}

/** No other link of the bundle is connected. */
async function isLastLink(
  { ras }: TeardownParts,
  bundle: RasHandle,
  index: number,
  overtaken: () => boolean,
): Promise<boolean> {
  for (let other = 1; other <= MOST_LINKS && !overtaken(); other++) {
    if (other === index) continue
    const answer = await ras.subEntryHandle(bundle, other)
    // Only "exists, not connected" lets the count go on, and only "no more" proves that there was no other.
    if (answer.kind !== 'code') return false
    if (answer.code !== CODE.PortNotOpen) return answer.code === CODE.NoMoreItems
  }
  return false
}
