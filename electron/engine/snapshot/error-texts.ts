import type { RasApi } from '../../../native/port.ts'
import type { Failure } from '../../contract/failure.ts'
import { causeOf, type Situation } from '../../contract/present/causes.ts'
import type { ConnectionRow, ConnectionState, Health, LinkRow, RecentRow, Snapshot } from '../../contract/snapshot.ts'
import type { Progress, TeardownView } from '../../contract/teardown-view.ts'

/** More codes nobody meets in one run. */
const MOST = 200

type Asked = Pick<RasApi, 'errorString'>

/** Windows' own sentences for codes that our words have none for. Each is asked for once; until it is there, there is none. */
export class ErrorTexts {
  readonly #ras: Asked
  readonly #changed: () => void
  readonly #texts = new Map<number, string | null>()

  constructor(ras: Asked, changed: () => void) {
    this.#ras = ras
    this.#changed = changed
  }

  textOf(code: number): string | null {
    const known = this.#texts.get(code)
    if (known !== undefined) return known
    if (this.#texts.size < MOST) {
      this.#texts.set(code, null)
      void this.#ask(code)
    }
    return null
  }

  async #ask(code: number): Promise<void> {
    const answer = await this.#ras.errorString(code)
    if (answer.kind !== 'value' || answer.value === '') return
    this.#texts.set(code, answer.value)
    this.#changed()
  }
}

/** The snapshot with these sentences in it. What needs none stays the very same value. */
export function withErrorTexts(snapshot: Snapshot, texts: ErrorTexts): Snapshot {
  const told = (failure: Failure, situation: Situation): Failure => {
    if (failure.kind !== 'code' || causeOf(failure.code, situation) !== null) return failure
    const text = texts.textOf(failure.code)
    return text === null ? failure : { ...failure, text }
  }
  const health = (one: Health): Health =>
    one.kind === 'failing' ? { ...one, failure: told(one.failure, 'asked') } : one
  const state = (one: ConnectionState): ConnectionState => {
    if (one.kind === 'connect-failed') return { ...one, failure: told(one.failure, 'dial') }
    return one.kind === 'unread' ? { ...one, failure: told(one.failure, 'asked') } : one
  }
  const progress = (one: Progress): Progress => {
    if (one.phase === 'failed') return { ...one, failure: told(one.failure, 'hang-up') }
    if (one.phase !== 'already-gone' || one.failure === null) return one
    return { ...one, failure: told(one.failure, 'hang-up') }
  }
  const teardown = (one: TeardownView | null): TeardownView | null =>
    one === null ? null : { ...one, progress: progress(one.progress) }
  const link = (one: LinkRow): LinkRow => ({ ...one, state: state(one.state), teardown: teardown(one.teardown) })
  const row = (one: ConnectionRow): ConnectionRow =>
    hasFailure(one)
      ? { ...one, state: state(one.state), teardown: teardown(one.teardown), links: one.links.map(link) }
      : one
  const recent = (one: RecentRow): RecentRow =>
    one.how.kind === 'hung-up' ? { ...one, how: { ...one.how, progress: progress(one.how.progress) } } : one
  return {
    ...snapshot,
    health: health(snapshot.health),
    connections: snapshot.connections.map(row),
    recent: snapshot.recent.map(recent),
  }
}

function hasFailure({ state, teardown, links }: ConnectionRow): boolean {
  return [{ state, teardown }, ...links].some(
    (one) => 'failure' in one.state || (one.teardown !== null && 'failure' in one.teardown.progress),
  )
}
