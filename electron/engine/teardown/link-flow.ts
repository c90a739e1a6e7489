import type { RasHandle, RasRefusal } from '../../../native/port.ts'
import type { Ending } from '../../contract/receipt.ts'
import type { Evidence } from '../../contract/snapshot.ts'
import { answerInWords, failureOf } from '../failure.ts'
import { isShared, sight } from '../identity.ts'
import { within } from '../time-limit.ts'
import { drainPeriod, MAX_TRIES, PRESUMED_AFTER, RETRY_PAUSE, STATUS_WITHIN, WITNESS_GOOD_FOR } from '../timings.ts'
import {
  confirmingList,
  endingOfLinkBy,
  type FlowParts,
  keepPromise,
  type LinkTarget,
  listBeside,
  listToActOn,
  SHARED_HANDLE,
} from './flow.ts'
import {
  type ListVerdict,
  meaningOfHangUp,
  NO_MORE_ITEMS,
  PORT_NOT_OPEN,
  proofOfLink,
  readList,
  readWitness,
  type WitnessVerdict,
} from './rules.ts'
import type { Course } from './teardown.ts'

/** Far more links than any bundle has; ends the count if Windows never says "no more". */
const MOST_LINKS = 64

/**
 * Hangs up one link of a bundle. RasGetConnectStatus on its handle proves nothing, so the witness is
 * RasGetSubEntryHandle on the bundle, and the list for the bundle itself.
 * @see https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rashangupw
 */
export async function hangUpLink(parts: FlowParts, course: Course, target: LinkTarget, resumed = false): Promise<void> {
  /** RasHangUp on the link was accepted, in this run or an earlier one. */
  let called = resumed
  if (resumed) {
    course.note('resumed')
    course.draining()
  } else {
    await keepPromise(parts, course)
  }
  const watch = watchLink(parts, course, target)
  while (course.running) {
    const parent = target.parent()
    if (parent !== null) {
      course.draining()
      await course.withoutRetries(endWith(course, parent))
    } else if (!called || course.takeAgain()) {
      const accepted = await course.withoutRetries(callHangUp(parts, course, target, called))
      called ||= accepted
    } else {
      await watch()
    }
    await course.rest(drainPeriod(course.sinceCall))
  }
}

/** While the whole connection is hung up its handle is no witness any more: what becomes of it becomes of the link. */
async function endWith(course: Course, parent: Course): Promise<void> {
  const ending = endingOfLinkBy(await parent.ended)
  if (ending !== null) course.end(ending)
}

/**
 * Fresh list, fresh handle of the link, RasHangUp; at most three times while nothing is accepted. Gives up its turn as
 * soon as the whole connection is being hung up. After a hang-up that was accepted (`again`) a refusal ends nothing. True =
 * it was accepted.
 */
async function callHangUp(parts: FlowParts, course: Course, target: LinkTarget, again: boolean): Promise<boolean> {
  const overtaken = () => !course.running || target.parent() !== null
  for (let attempt = 1; ; attempt++) {
    const list = await listToActOn(parts, course)
    if (overtaken()) return false
    course.note('list', list.kind === 'value' ? `${list.value.length}` : answerInWords(list))
    if (list.kind !== 'value') return refused(course, again, { phase: 'failed', failure: failureOf(list) })
    const { ours } = sight(list.value, target.identity, null)
    if (ours === null) return refused(course, again, { phase: 'already-gone', failure: null })

    if (isShared(list.value, ours)) return refused(course, again, { phase: 'failed', failure: SHARED_HANDLE })

    const before = await parts.ras.subEntryHandle(ours.handle, target.index)
    if (overtaken()) return false
    if (before.kind !== 'value') return refused(course, again, await endingWithoutHandle(parts, course, target, before))
    const last = await isLastLink(parts, ours.handle, target.index, overtaken)
    if (overtaken()) return false
    if (last) {
      course.draining()
      course.note('last-link')
      const ending = await target.hangUpWhole().ended
      course.end(endingOfLinkBy(ending) ?? ending)
      return false
    }
    // Counting the other links took its time: the number must still be this link's when it is called.
    const link = await parts.ras.subEntryHandle(ours.handle, target.index)
    if (overtaken()) return false
    if (link.kind !== 'value') return refused(course, again, await endingWithoutHandle(parts, course, target, link))
    if (link.value === ours.handle) {
      // It would end the whole bundle, which nobody asked for.
      const reason = 'Windows gave the handle of the whole connection for this link.'
      return refused(course, again, { phase: 'failed', failure: { kind: 'malformed', reason } })
    }
    course.calling()
    const answer = await parts.ras.hangUp(link.value)
    course.returned(answerInWords(answer))
    if (!course.running) return false
    const meaning = meaningOfHangUp(answer)
    if (meaning === 'refused-for-now' && attempt < MAX_TRIES) {
      await course.hold(RETRY_PAUSE)
      if (overtaken()) return false
      continue
    }
    course.draining()
    if (answer.kind === 'value' || meaning === 'draining' || meaning === 'gone-already') return true
    return refused(course, again, { phase: 'failed', failure: failureOf(answer) })
  }
}

/** Windows gives no handle for the link: it is closed, its connection has ended, or nobody knows. */
async function endingWithoutHandle(
  parts: FlowParts,
  course: Course,
  target: LinkTarget,
  answer: RasRefusal,
): Promise<Ending> {
  course.note('witness', answerInWords(answer))
  const failure = failureOf(answer)
  const witness = readWitness(answer)
  if (witness === 'closed') return { phase: 'already-gone', failure }
  const parent = witness === 'parent-invalid' ? readList(await confirmingList(parts), target.identity, null) : 'unread'
  return parent === 'absent' ? { phase: 'already-gone', failure } : { phase: 'failed', failure }
}

function refused(course: Course, again: boolean, ending: Ending): false {
  if (!again) course.end(ending)
  return false
}

/** No other link of the bundle is connected. */
async function isLastLink(
  parts: FlowParts,
  connection: RasHandle,
  index: number,
  overtaken: () => boolean,
): Promise<boolean> {
  for (let other = 1; other <= MOST_LINKS && !overtaken(); other++) {
    if (other === index) continue
    const answer = await parts.ras.subEntryHandle(connection, other)
    // Only "exists, not connected" lets the count go on, and only "no more" proves that there was no other.
    if (answer.kind !== 'code') return false
    if (answer.code !== PORT_NOT_OPEN) return answer.code === NO_MORE_ITEMS
  }
  return false
}

function watchLink(parts: FlowParts, course: Course, target: LinkTarget): () => Promise<void> {
  let handle: RasHandle | null = null
  let parent: ListVerdict = 'unread'
  let asking = false
  let spoke = false
  let lastSeen = ''

  const readParent = (answer: Awaited<ReturnType<FlowParts['lists']['fresh']>>): void => {
    parent = readList(answer, target.identity, handle)
    const ours = answer.kind === 'value' ? sight(answer.value, target.identity, null).ours : null
    if (ours !== null) handle = ours.handle
  }
  const askList = (): void => {
    if (asking) return
    asking = true
    void listBeside(parts).then((answer) => {
      asking = false
      readParent(answer)
      // A witness that blocks must not make us wait on somebody else's connection.
      if (parent === 'recycled') end(proofOfLink('not-asked', parent))
    })
  }
  const end = (evidence: readonly Evidence[] | null): boolean => {
    if (evidence !== null && target.parent() === null) course.end({ phase: 'gone', evidence })
    return evidence !== null
  }

  const look = async (): Promise<void> => {
    const { tries } = course
    // What was asked before the newest call says nothing of what that call did.
    const overtaken = () => !course.running || course.tries !== tries || target.parent() !== null
    const askWitness = async (): Promise<WitnessVerdict> => {
      const verdict = handle === null ? 'not-asked' : readWitness(await parts.ras.subEntryHandle(handle, target.index))
      if (overtaken()) return 'not-asked'
      if (verdict === 'connected') spoke = true
      if (verdict !== lastSeen) course.note('witness', verdict)
      lastSeen = verdict
      return verdict
    }

    if (handle === null) {
      readParent(await confirmingList(parts))
      if (overtaken()) return
    }
    let witness = await askWitness()
    if (!overtaken() && (witness === 'closed' || witness === 'parent-invalid')) {
      const answeredAt = parts.clock.now()
      readParent(await confirmingList(parts))
      // A link can come back while a slow list is on its way, and "gone" is said of now.
      const late = parts.clock.now() - answeredAt > WITNESS_GOOD_FOR
      if (late && parent !== 'recycled' && !overtaken()) witness = await askWitness()
    }
    if (overtaken() || end(proofOfLink(witness, parent))) return
    if (mayPresume(witness, spoke, course.sinceCall)) {
      course.end({ phase: 'presumed', reason: 'no-witness' })
    } else {
      course.know([
        witness === 'connected' ? 'link-still-connected' : parent === 'unread' ? 'list-not-readable' : 'still-listed',
      ])
    }
  }
  let looking: Promise<void> | null = null

  return async () => {
    if (handle !== null) askList()
    // One witness call at a time; while it blocks the list is asked on, and RasHangUp can be asked for again.
    looking ??= look().finally(() => {
      looking = null
    })
    await within(parts.clock, STATUS_WITHIN, looking, undefined)
  }
}

/** Only where the witness has never spoken: one that says "connected" is counter-evidence, however long ago. */
export function mayPresume(witness: WitnessVerdict, spoke: boolean, sinceCall: number): boolean {
  return witness === 'silent' && !spoke && sinceCall >= PRESUMED_AFTER
}
