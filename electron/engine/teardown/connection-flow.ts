import type { CancelTimer } from '../../../native/clock.ts'
import type { RasHandle } from '../../../native/port.ts'
import type { Ending } from '../../contract/receipt.ts'
import type { Known } from '../../contract/snapshot.ts'
import { answerInWords, failureOf } from '../failure.ts'
import { isShared, sight } from '../identity.ts'
import { CONNECTED } from '../monitor/connection-state.ts'
import { within } from '../time-limit.ts'
import {
  drainPeriod,
  LIST_WHILE_CALLING,
  LIST_WHILE_DRAINING,
  MAX_TRIES,
  RETRY_PAUSE,
  STATUS_WITHIN,
} from '../timings.ts'
import {
  type ConnectionTarget,
  confirmingList,
  type FlowParts,
  keepPromise,
  listBeside,
  listToActOn,
  SHARED_HANDLE,
  statusNoter,
} from './flow.ts'
import {
  type ListAnswer,
  type ListVerdict,
  meaningOfHangUp,
  proofOfConnection,
  readList,
  readStatus,
  type StatusVerdict,
  whyUnread,
} from './rules.ts'
import type { Course } from './teardown.ts'

/**
 * Hangs up a whole connection and stays until it is known to be gone, or refused. Resolves when the course has ended.
 * `resumed`: RasHangUp was called by an earlier run of the program; a handle of that time proves nothing now, so only the
 * list is asked.
 */
export async function hangUpConnection(
  parts: FlowParts,
  course: Course,
  target: ConnectionTarget,
  resumed = false,
): Promise<void> {
  if (resumed) {
    course.note('resumed')
    course.draining()
  } else {
    await keepPromise(parts, course)
  }
  let handle: RasHandle | null = null
  let accepted = resumed
  if (!resumed) {
    const first = await course.withoutRetries(callHangUp(parts, course, target, false))
    if (first === null) return
    handle = first.handle
    accepted = first.accepted
  }
  const drain = watchDrain(parts, course, target)
  while (course.running) {
    await course.rest(handle === null ? 250 : drainPeriod(course.sinceCall))
    if (!course.running) return
    if (course.takeAgain()) {
      const again = await course.withoutRetries(callHangUp(parts, course, target, accepted))
      if (again === null) return
      handle = again.handle ?? handle
      accepted ||= again.accepted
    }
    await drain(handle)
  }
}

interface Called {
  /** Null where the list could not be read and nothing was called. */
  readonly handle: RasHandle | null
  readonly accepted: boolean
}

/**
 * A fresh list, then RasHangUp, at most three times while nothing is accepted. Null = the course has ended. After a
 * hang-up that was accepted (`acceptedBefore`) a refusal ends nothing: what was begun is watched on.
 */
async function callHangUp(
  parts: FlowParts,
  course: Course,
  target: ConnectionTarget,
  acceptedBefore: boolean,
): Promise<Called | null> {
  for (let attempt = 1; ; attempt++) {
    const list = await listToActOn(parts, course)
    if (!course.running) return null
    course.note('list', list.kind === 'value' ? `${list.value.length}` : answerInWords(list))
    if (list.kind !== 'value') {
      if (acceptedBefore) return { handle: null, accepted: false }
      course.end({ phase: 'failed', failure: failureOf(list) })
      return null
    }
    const { ours } = sight(list.value, target.identity, null)
    if (ours === null) {
      if (acceptedBefore) return { handle: null, accepted: false }
      course.end({ phase: 'already-gone', failure: null })
      return null
    }
    if (isShared(list.value, ours)) {
      if (acceptedBefore) return { handle: null, accepted: false }
      if (attempt < MAX_TRIES) {
        await course.hold(RETRY_PAUSE)
        continue
      }
      course.end({ phase: 'failed', failure: SHARED_HANDLE })
      return null
    }
    course.calling()
    const answer = await unlessRecycled(parts, course, target, ours.handle, parts.ras.hangUp(ours.handle))
    course.returned(answerInWords(answer))
    if (!course.running) return null
    const meaning = meaningOfHangUp(answer)
    if (meaning === 'draining' || answer.kind === 'value') {
      course.draining()
      return { handle: ours.handle, accepted: true }
    }
    if (meaning === 'refused-for-now' && attempt < MAX_TRIES) {
      await course.hold(RETRY_PAUSE)
      if (!course.running) return null
      continue
    }
    course.draining()
    if (acceptedBefore) return { handle: ours.handle, accepted: false }
    // A refusal in which the connection has left the list meanwhile is no refusal: it is what was wanted.
    const verdict = readList(await confirmingList(parts), target.identity, ours.handle)
    if (!course.running) return null
    if (verdict === 'absent' || verdict === 'recycled') {
      course.end({ phase: 'already-gone', failure: failureOf(answer) })
      return null
    }
    if (meaning === 'gone-already') return { handle: ours.handle, accepted: false }
    course.end({ phase: 'failed', failure: failureOf(answer) })
    return null
  }
}

/**
 * Waits for RasHangUp, which may block for ever. Meanwhile the list alone is asked, and ends the course once it shows the
 * number with somebody else's connection.
 */
async function unlessRecycled<T>(
  parts: FlowParts,
  course: Course,
  target: ConnectionTarget,
  handle: RasHandle,
  call: Promise<T>,
): Promise<T> {
  let out = true
  let cancel: CancelTimer = () => {}
  const look = async (): Promise<void> => {
    const list = await parts.lists.notOlderThan(LIST_WHILE_DRAINING)
    if (!out || !course.running) return
    if (readList(list, target.identity, handle) === 'recycled') course.end(RECYCLED)
    else plan()
  }
  const plan = (): void => {
    cancel = parts.clock.after(LIST_WHILE_CALLING, () => void look())
  }
  plan()
  try {
    return await call
  } finally {
    out = false
    cancel()
  }
}

const RECYCLED: Ending = { phase: 'gone', evidence: ['handle-recycled', 'not-enumerated'] }

/** One look at a draining connection: status, list, proof; and what is known while there is none. */
function watchDrain(
  parts: FlowParts,
  course: Course,
  target: ConnectionTarget,
): (handle: RasHandle | null) => Promise<void> {
  const note = statusNoter(course)
  let list: ListVerdict = 'unread'
  let unread: Known = 'list-not-readable'
  let asking = false
  let onlyConnected = true

  const read = (answer: ListAnswer, handle: RasHandle | null): void => {
    list = readList(answer, target.identity, handle)
    unread = whyUnread(answer)
  }
  const askList = (handle: RasHandle | null): void => {
    if (asking) return
    asking = true
    void listBeside(parts).then((answer) => {
      asking = false
      read(answer, handle)
      // A status call that blocks must not make us wait on somebody else's connection.
      if (list === 'recycled') course.end(RECYCLED)
    })
  }

  const look = async (handle: RasHandle): Promise<void> => {
    const { tries } = course
    const status = await parts.ras.connectStatus(handle)
    // What was asked before the newest call says nothing of what that call did.
    if (!course.running || course.tries !== tries) return
    note(status)
    if (status.kind === 'value' && status.value.state !== CONNECTED) onlyConnected = false
    const verdict = readStatus(status)
    if (verdict === 'handle-invalid' || verdict === 'no-connection') {
      read(await confirmingList(parts), handle)
      if (!course.running || course.tries !== tries) return
    }
    const evidence = proofOfConnection(verdict, list)
    if (evidence !== null) course.end({ phase: 'gone', evidence })
    else course.know([list === 'unread' ? unread : knownOf(verdict, list, onlyConnected)])
  }
  let looking: Promise<void> | null = null

  return async (handle) => {
    if (handle === null) {
      read(await confirmingList(parts), null)
      if (list === 'absent') course.end({ phase: 'gone', evidence: ['not-enumerated'] })
      else course.know([list === 'unread' ? unread : 'still-listed'])
      return
    }
    askList(handle)
    // One status call at a time; while it blocks the list is asked on.
    looking ??= look(handle).finally(() => {
      looking = null
    })
    await within(parts.clock, STATUS_WITHIN, looking, undefined)
  }
}

function knownOf(status: StatusVerdict, list: Exclude<ListVerdict, 'unread'>, onlyConnected: boolean): Known {
  if (list === 'absent' || list === 'recycled') return 'not-listed-port-open'
  return status === 'still-there' && onlyConnected ? 'never-left-connected' : 'still-listed'
}
