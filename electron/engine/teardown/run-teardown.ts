import type { CancelTimer } from '../../../native/clock.ts'
import type { Failure } from '../../contract/failure.ts'
import type { Ending } from '../../contract/receipt.ts'
import { answerInWords, failureOf } from '../failure.ts'
import { isUsable, type ListedConnection, locate, sight, type Whereabouts } from '../identity/identity.ts'
import { within } from '../time-limit.ts'
import { CONFIRM_WITHIN, LIST_WHILE_CALLING, MAX_TRIES, RETRY_PAUSE, STATUS_WITHIN } from '../timings.ts'
import { endingOfLinkBy, meaningOfHangUp, readStatus } from './rules.ts'
import type { Teardown } from './teardown.ts'
import { listBeside, listToActOn, type TeardownParts, type Witness } from './witness.ts'

/**
 * One teardown from the request to its end: call → drain → witness → proof. Resolves when it has ended.
 *
 * @param promise puts the journal line on disk; true once it is there. A resumed teardown has it already, and its call too:
 * a handle of an earlier run proves nothing now, so only the witness is asked.
 */
export async function runTeardown(
  parts: TeardownParts,
  teardown: Teardown,
  witness: Witness,
  promise: () => Promise<boolean>,
): Promise<void> {
  const { resumed } = teardown
  if (resumed) {
    teardown.note('resumed')
    teardown.draining()
  } else {
    // Whatever happens later, the next start knows what was begun.
    teardown.note((await promise()) ? 'journal' : 'journal-failed')
  }
  let called = resumed
  let accepted = resumed
  const look = drain(parts, teardown, witness)
  while (teardown.running) {
    const whole = witness.whole()
    if (whole !== null) {
      teardown.draining()
      await teardown.withoutRetries(endWith(teardown, whole))
    } else if (!called || teardown.takeAgain()) {
      const result = await teardown.withoutRetries(call(parts, teardown, witness, accepted))
      called ||= result !== 'overtaken'
      accepted ||= result === 'accepted'
    } else {
      await look()
    }
    await teardown.rest(witness.period())
  }
}

/** While the whole connection is hung up its handle is no witness for a link: the link shares its end. */
async function endWith(teardown: Teardown, whole: Teardown): Promise<void> {
  const ending = endingOfLinkBy(await whole.ended)
  if (ending !== null) teardown.end(ending)
}

type CallResult =
  | 'accepted'
  /** Nothing new was accepted; what runs is watched, if it has not ended. */
  | 'not-accepted'
  /** Not called: the whole connection is being hung up. */
  | 'overtaken'

/**
 * A fresh list, a fresh handle, then RasHangUp: at most three times while nothing is accepted. Once a call was accepted
 * (`accepted`), a refusal ends nothing: what was begun is watched on.
 */
async function call(
  parts: TeardownParts,
  teardown: Teardown,
  witness: Witness,
  accepted: boolean,
): Promise<CallResult> {
  const overtaken = () => !teardown.running || witness.whole() !== null
  const giveUp = (ending: Ending): CallResult => {
    if (!accepted) teardown.end(ending)
    return 'not-accepted'
  }
  for (let attempt = 1; ; attempt++) {
    const list = await listToActOn(parts, teardown)
    if (overtaken()) return 'overtaken'
    teardown.note('list', list.kind === 'value' ? `${list.value.length}` : answerInWords(list))
    if (list.kind !== 'value') return giveUp({ phase: 'failed', failure: failureOf(list) })
    const where = locate(list.value, teardown.subject.identity)
    if (where.kind === 'absent') {
      if (accepted || (await isGone(parts, teardown, list.value))) {
        return overtaken() ? 'overtaken' : giveUp({ phase: 'already-gone', failure: null })
      }
      if (overtaken()) return 'overtaken'
    }
    if (where.kind !== 'listed') {
      // The next list may tell more.
      if (accepted || attempt === MAX_TRIES) return giveUp({ phase: 'failed', failure: WHY_NOT_CALLED[where.kind] })
      await teardown.hold(RETRY_PAUSE)
      if (overtaken()) return 'overtaken'
      continue
    }
    const callable = await witness.callable(where.row, overtaken)
    if (callable === null) return 'overtaken'
    if (callable.kind === 'nothing') return giveUp(callable.ending)

    const { handle } = callable
    teardown.calling()
    witness.called(handle)
    const answer = await unlessRecycled(parts, teardown, witness, parts.ras.hangUp(handle))
    teardown.returned(answerInWords(answer))
    if (!teardown.running) return 'not-accepted'
    const meaning = meaningOfHangUp(answer)
    if (meaning === 'refused-for-now' && attempt < MAX_TRIES) {
      await teardown.hold(RETRY_PAUSE)
      if (overtaken()) return 'overtaken'
      continue
    }
    teardown.draining()
    if (meaning === 'draining') return 'accepted'
    if (accepted) return 'not-accepted'
    const ending = await witness.refused(answer, handle)
    if (ending !== null) teardown.end(ending)
    return 'not-accepted'
  }
}

/** Why RasHangUp is not called although a list was read. */
const WHY_NOT_CALLED: Readonly<Record<Exclude<Whereabouts['kind'], 'listed'>, Failure>> = {
  absent: { kind: 'malformed', reason: 'Windows does not list the connection, and does not say that it has ended.' },
  shared: { kind: 'malformed', reason: 'Windows lists two connections under one handle.' },
  'not-known': {
    kind: 'malformed',
    reason: 'Windows does not tell whether the connection that it lists is still this one.',
  },
  'no-handle': { kind: 'malformed', reason: 'Windows gives no handle for this connection.' },
}

/**
 * A list can miss a connection for a moment: it is gone only if its handle is somebody else's, or invalid too. Nothing was
 * called yet, so its status may be asked.
 */
async function isGone(
  parts: TeardownParts,
  { subject, handle }: Teardown,
  list: readonly ListedConnection[],
): Promise<boolean> {
  if (handle === null || !isUsable(handle)) return false
  if (sight(list, subject.identity, handle).handleTaken) return true
  const status = await within(parts.clock, CONFIRM_WITHIN, parts.ras.connectStatus(handle), null)
  if (status === null) return false
  const verdict = readStatus(status)
  return verdict === 'handle-invalid' || verdict === 'no-connection'
}

/**
 * Waits for RasHangUp, which may block for ever. Meanwhile only the list is asked: it ends the teardown once it shows the
 * number with somebody else's connection.
 */
async function unlessRecycled<T>(
  parts: TeardownParts,
  teardown: Teardown,
  witness: Witness,
  hangUp: Promise<T>,
): Promise<T> {
  let out = true
  let cancel: CancelTimer = () => {}
  const ask = async (): Promise<void> => {
    const list = await listBeside(parts)
    if (!out || !teardown.running) return
    const ending = witness.heard(list)
    if (ending === null || witness.whole() !== null) plan()
    else teardown.end(ending)
  }
  const plan = (): void => {
    cancel = parts.clock.after(LIST_WHILE_CALLING, () => void ask())
  }
  plan()
  try {
    return await hangUp
  } finally {
    out = false
    cancel()
  }
}

/** One look at the witness, and beside it at the list, which must not wait for a witness that blocks. */
function drain(parts: TeardownParts, teardown: Teardown, witness: Witness): () => Promise<void> {
  let asking = false
  let looking: Promise<void> | null = null

  const askList = (): void => {
    if (asking) return
    asking = true
    void listBeside(parts).then((list) => {
      asking = false
      const ending = witness.heard(list)
      if (ending !== null && witness.whole() === null) teardown.end(ending)
    })
  }
  const lookOnce = async (): Promise<void> => {
    const { tries } = teardown
    // What was asked before the newest call says nothing of what that call did.
    const overtaken = () => !teardown.running || teardown.tries !== tries || witness.whole() !== null
    const seen = await witness.look(overtaken)
    if (seen === null || overtaken()) return
    if (seen.kind === 'proof') teardown.end(seen.ending)
    else teardown.know([seen.fact])
  }

  return async () => {
    if (witness.wantsList()) askList()
    looking ??= lookOnce().finally(() => {
      looking = null
    })
    await within(parts.clock, STATUS_WITHIN, looking, undefined)
  }
}
