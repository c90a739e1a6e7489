import { PRESUMED_AFTER } from '../bounds.ts'
import type { Failure } from '../failure.ts'
import type { ConnectionRow, ConnectionState, LinkRow, Question, Traffic, Usual } from '../snapshot.ts'
import type { Evidence, Progress, Redial, TeardownView } from '../teardown-view.ts'
import type { Words } from '../words/words.ts'
import { failureCode, failureStep, failureText } from './failure.ts'
import { isRunning, isStuck } from './overall.ts'
import { connectedFor, elapsedOf, usualFor } from './time.ts'

/** How a state is coloured; the words alone carry the meaning. */
export type Tone = 'plain' | 'busy' | 'slow' | 'problem' | 'good'

/** The line below a name: the state first, then further facts. */
export interface StateLine {
  readonly state: string
  readonly tone: Tone
  readonly facts: readonly string[]
}

/** `since`: ms since the snapshot was received. */
export function connectionLine(row: ConnectionRow, usual: readonly Usual[], words: Words, since: number): StateLine {
  const teardown = row.teardown
  if (teardown !== null && teardown.progress.phase !== 'left') return teardownLine(teardown, row, usual, words, since)
  if (row.ended && teardown === null) return { state: words.state.notConnected, tone: 'slow', facts: [] }
  const facts: string[] = []
  const connected = connectedFor(row.connectedMs, since)
  if (connected !== null && row.state.kind === 'connected') facts.push(words.format.duration(connected))
  const noState = noAnswerTo('state', row, words, since)
  if (noState !== null) facts.push(noState)
  if (row.fault !== undefined) facts.push(words.line.rowFault[row.fault])
  if (row.owner !== 'me') facts.push(words.names.notMine[row.owner])
  if (row.dialled) facts.push(row.device === 'vpn' ? words.names.dialledHost : words.names.dialled)
  if (row.mark === 'left') facts.push(words.line.hungUpNotWatched)
  return { ...stateOf(row, words), facts }
}

/** Whose it is, and how that is known. */
export function ownerText({ owner, ownerEvidence }: ConnectionRow, words: Words): string {
  const { owners, ownerKnownBy } = words.window
  return ownerEvidence === 'none' ? owners[owner] : words.format.facts([owners[owner], ownerKnownBy[ownerEvidence]])
}

export function linkLine(link: LinkRow, row: ConnectionRow, words: Words, since: number): StateLine {
  const { teardown } = link
  const over = teardown === null || teardown.progress.phase === 'left' || link.mark === 'came-back'
  if (!over) return teardownLine(teardown, link, [], words, since)
  const facts: string[] = []
  // Where all links are of one device, the connection has said so already.
  const alike = [link, ...row.links].every((one) => one.deviceName === row.deviceName)
  if (!alike && link.deviceName !== '') facts.push(link.deviceName)
  if (link.bitsPerSecond !== null) facts.push(words.format.rate(link.bitsPerSecond))
  const noState = noAnswerTo('state', link, words, since)
  if (noState !== null) facts.push(noState)
  if (link.mark === 'came-back') return { state: words.state.cameBack, tone: 'slow', facts }
  if (link.mark === 'presumed') return { state: words.state.presumedGone, tone: 'slow', facts: [] }
  if (link.mark === 'left') facts.push(words.line.hungUpNotWatched)
  return { state: lineStateText(link.state, words), tone: toneOf(link.state), facts }
}

/** "no answer for 4 s", where Windows was asked this and does not say it. */
export function noAnswerTo(
  question: Question,
  { unanswered }: Pick<ConnectionRow, 'unanswered'>,
  words: Words,
  since: number,
): string | null {
  const found = unanswered.find(({ what }) => what === question)
  return found === undefined ? null : words.line.noAnswer({ ms: found.forMs + Math.max(0, since) })
}

/** A fact of the details as it was answered last, and for how long it has not been answered anew. */
export function answered(
  value: string | null,
  question: Question,
  row: Pick<ConnectionRow, 'unanswered'>,
  words: Words,
  since: number,
): string | null {
  const noAnswer = noAnswerTo(question, row, words, since)
  return noAnswer === null ? value : words.format.facts([value ?? '', noAnswer].filter(Boolean))
}

/** "2 of 3 links" */
export function linksText(row: ConnectionRow, words: Words): string {
  return words.line.links({ connected: connectedLinks(row), count: row.links.length })
}

/** While the links are folded: "2 of 3 links · Link 2 · Stuck", so that what goes on inside is not hidden. */
export function foldedLinksText(row: ConnectionRow, words: Words): string {
  const busy = row.links.find((link) => isStuck(link.teardown)) ?? row.links.find((link) => isRunning(link.teardown))
  if (busy?.teardown == null) return linksText(row, words)
  return words.format.facts([
    linksText(row, words),
    words.names.link({ index: busy.index }),
    runningText(busy.teardown, words),
  ])
}

function runningText({ progress }: TeardownView, words: Words): string {
  if (!('mark' in progress) || progress.mark === 'on-time') return words.state.hangingUp
  return progress.mark === 'slow' ? words.state.stillHangingUp : words.state.stuck
}

export function connectedLinks(row: ConnectionRow): number {
  return row.links.filter((link) => link.state.kind === 'connected').length
}

/** "↓ 3.2 Mbit/s", "↑ 410 kbit/s"; null where Windows does not count or the connection ends. */
export function ratesOf(traffic: Traffic | null, words: Words): readonly [down: string, up: string] | null {
  if (traffic === null) return null
  return [words.line.received({ rate: traffic.receivedPerSecond }), words.line.sent({ rate: traffic.sentPerSecond })]
}

export function lineStateText(state: ConnectionState, words: Words): string {
  switch (state.kind) {
    case 'connected':
      return words.state.connected
    case 'connecting':
      return words.state.connecting
    case 'not-connected':
      return words.state.notConnected
    case 'dormant':
      return words.state.dormant
    case 'reconnecting':
      return words.state.reconnecting
    case 'connect-failed':
      return words.state.connectFailed({ reason: failureText(state.failure, 'dial', words) })
    case 'unknown-substate':
      return words.state.unknownSubstate({ code: state.subState })
    case 'unknown':
      return words.state.unknown({ code: state.state })
    case 'unread':
      return words.state.unread({ reason: failureText(state.failure, 'asked', words) })
    case 'unreadable':
      return words.state.unreadable
  }
}

/** How a teardown stands, or how it ended. */
export function teardownLine(
  teardown: TeardownView,
  { device }: { readonly device: Usual['device'] },
  usual: readonly Usual[],
  words: Words,
  since: number,
): StateLine {
  const { progress } = teardown
  const elapsed = elapsedOf(teardown, since)
  if (!('mark' in progress)) return endLine(progress, elapsed, words)
  const resumed = teardown.resumed ? [words.line.resumed] : []
  switch (progress.mark) {
    case 'on-time': {
      const expected = usualFor(device, usual)
      const facts = expected === null ? [] : [words.line.usually({ ms: expected.p50Ms })]
      return { state: words.line.hangingUp({ ms: elapsed }), tone: 'busy', facts: [...facts, ...resumed] }
    }
    case 'slow':
      return { state: words.line.stillHangingUp({ ms: elapsed }), tone: 'slow', facts: resumed }
    case 'stuck':
      return { state: words.line.stuck({ ms: elapsed }), tone: 'problem', facts: resumed }
  }
}

export type End = Exclude<Progress, { readonly mark: unknown }>

/** How a hang-up ended, in a row or under Recent. */
export function endLine(progress: End, elapsedMs: number, words: Words): StateLine {
  switch (progress.phase) {
    case 'gone':
      return {
        state: words.line.goneAfter({ ms: elapsedMs }),
        tone: 'good',
        facts: redialFacts(progress.redial, words),
      }
    case 'presumed':
      return {
        state: words.state.presumedGone,
        tone: 'slow',
        facts: [words.proof.presumedShort, ...redialFacts(progress.redial, words)],
      }
    case 'already-gone':
      return { state: words.state.alreadyGone, tone: 'good', facts: redialFacts(progress.redial, words) }
    case 'failed':
      return {
        state: words.line.failed({ reason: failureText(progress.failure, 'hang-up', words) }),
        tone: 'problem',
        facts: [],
      }
    case 'left':
      return { state: words.state.left, tone: 'slow', facts: [] }
  }
}

/** The view never counts this down by itself: only the engine says "safe". */
export function redialFacts({ safe, mayFail, up }: Redial, { line }: Words): readonly string[] {
  if (up) return []
  if (safe) return [line.safeToRedial]
  return [mayFail ? line.redialMayFail : line.waitToRedial]
}

/** What is known of a teardown, as sentences: how it was proved, or why there is no proof yet. */
export function knowledgeOf({ progress }: TeardownView, words: Words): readonly string[] {
  const { proof } = words
  switch (progress.phase) {
    case 'calling':
    case 'draining': {
      const known = progress.known.map((one) => proof.known[one])
      return progress.mark === 'stuck' && known.length === 0 ? [proof.stuck] : known
    }
    case 'gone':
      return [goneText(progress.evidence, words)]
    case 'presumed':
      return [proof.presumed({ ms: PRESUMED_AFTER })]
    case 'already-gone':
      return [alreadyGoneText(progress.failure, words)]
    case 'failed':
      return failureSentences(progress.failure, words)
    case 'left':
      return [proof.left]
  }
}

/** A refused hang-up in details: why, what can be done, and the code. */
export function failureSentences(failure: Failure, words: Words): readonly string[] {
  const why = words.line.failed({ reason: failureText(failure, 'hang-up', words) })
  return [why, failureStep(failure, 'hang-up', words), failureCode(failure, words)].filter((one) => one !== null)
}

/** The first fact that proved it. */
function goneText([evidence]: readonly Evidence[], { proof, state }: Words): string {
  return evidence === undefined ? state.gone : proof.gone[evidence]
}

export function alreadyGoneText(failure: Failure | null, words: Words): string {
  return failure === null
    ? words.proof.alreadyGone
    : words.proof.alreadyGoneCode({ reason: failureText(failure, 'hang-up', words) })
}

function stateOf(row: ConnectionRow, words: Words): Pick<StateLine, 'state' | 'tone'> {
  if (row.mark === 'reconnected' && row.state.kind === 'connected') {
    return { state: words.state.reconnected, tone: 'slow' }
  }
  return { state: lineStateText(row.state, words), tone: toneOf(row.state) }
}

function toneOf(state: ConnectionState): Tone {
  switch (state.kind) {
    case 'connect-failed':
      return 'problem'
    case 'reconnecting':
    case 'unknown':
    case 'unknown-substate':
    case 'unread':
    case 'unreadable':
      return 'slow'
    case 'connected':
    case 'connecting':
    case 'dormant':
    case 'not-connected':
      return 'plain'
  }
}
