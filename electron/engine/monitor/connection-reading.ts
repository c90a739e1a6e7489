import { RASCS } from '../../../native/constants.ts'
import type { RasApi, RasConnection, RasHandle } from '../../../native/port.ts'
import type { Identity } from '../identity/identity.ts'
import { askLinks, type LinkAnswer, linkFactsOf, withoutPhantoms } from './read-links.ts'
import { type Details, type LinkFacts, NOTHING_READ, type TrackedConnection } from './tracked-connection.ts'
import { sampleAfter } from './traffic.ts'

export interface ReadingParts {
  readonly ras: RasApi
  readonly now: () => number
  /** False from the moment a teardown owns the connection (or the link): then nothing of it may be asked. */
  readonly free: (identity: Identity, link: number | null) => boolean
  /**
   * True: RasHangUp was called on the handle of this connection (or link) and nothing has shown since that it is a new one.
   * Then RasGetConnectStatus is all that a connection may be asked, and a link nothing.
   */
  readonly wasHungUp: (identity: Identity, link: number | null) => boolean
  /** The connection as it is tracked now; null once it is not listed with this handle any more. */
  readonly current: () => TrackedConnection | null
  /** Something was answered, or is out. */
  readonly publish: (details: Details) => void
}

export interface Wanted {
  /** Traffic and addresses are due. */
  readonly statistics: boolean
  /** A view is open: traffic of each link too. */
  readonly linkStatistics: boolean
}

const hasEntry = ({ entryName, fault }: RasConnection): boolean => fault !== 'unreadable' && !entryName.startsWith('.')

/** Nobody was asked, for want of a thread: that is no answer. */
const isBusy = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'busy'

/**
 * Asks all there is to know of one connection. Each question stands for itself: at most one call of it is out, its answer is
 * shown as soon as it comes, and one that does not come delays no other.
 */
export class ConnectionReading {
  readonly #parts: ReadingParts
  readonly #identity: Identity
  readonly #handle: RasHandle
  /** Questions that are out. */
  readonly #out = new Set<string>()
  /** Since when each question has no answer, ms, and in which round it was asked last: for want of a thread, again and again. */
  readonly #unheard = new Map<string, { readonly since: number; round: number }>()
  #rounds = 0
  #turn = {}
  #isFirst = true

  constructor(parts: ReadingParts, { identity, connection }: TrackedConnection) {
    this.#parts = parts
    this.#identity = identity
    this.#handle = connection.handle
  }

  /** Answers that are under way are discarded: a teardown has taken the connection, or gives it back. */
  invalidate(): void {
    this.#turn = {}
  }

  /** Resolves once all that this round asked was answered. */
  async round(wanted: Wanted): Promise<void> {
    const { ras, wasHungUp } = this.#parts
    this.#rounds += 1
    const status = this.#ask(
      'state',
      null,
      () => ras.connectStatus(this.#handle),
      (answer) => this.#takeStatus(answer),
    )
    if (wasHungUp(this.#identity, null)) {
      await status
      return
    }
    await Promise.all([
      status.then((answered) => (answered ? this.#afterStatus(wanted) : undefined)),
      this.#askLinks(wanted),
      this.#askEntry(),
    ])
  }

  #takeStatus(answer: Details['status']): Partial<Details> {
    // Nobody was asked: what was known stays.
    if (answer?.kind === 'busy' && this.#details().status !== null) return {}
    return { status: answer }
  }

  async #afterStatus({ statistics }: Wanted): Promise<void> {
    const { ras, now } = this.#parts
    const { status } = this.#details()
    const connected = status?.kind === 'value' && status.value.state === RASCS.Connected
    if (!connected || !(statistics || this.#isFirst)) return
    this.#isFirst = false
    await Promise.all([
      this.#ask(
        'traffic',
        null,
        () => ras.connectionStatistics(this.#handle),
        (answer) => {
          const before = this.#details().sample
          if (answer.kind === 'value') return { sample: sampleAfter(before, answer.value, now()) }
          // What was counted goes on once it is told again; the rate of then is none of now.
          return before === null ? {} : { sample: { ...before, rated: false } }
        },
      ),
      this.#ask(
        'addresses',
        null,
        () => ras.projection(this.#handle),
        (answer) => (answer.kind === 'value' ? { projections: answer.value } : {}),
      ),
    ])
  }

  async #askEntry(): Promise<void> {
    const connection = this.#parts.current()?.connection
    if (connection === undefined || !hasEntry(connection) || this.#details().entry !== null) return
    const { phonebook, entryName } = connection
    await this.#ask(
      'entry',
      null,
      () => this.#parts.ras.entryProperties(phonebook, entryName),
      (answer) => (answer.kind === 'value' ? { entry: answer.value } : {}),
    )
  }

  async #askLinks(wanted: Wanted): Promise<void> {
    const known = this.#details().links
    const turn = this.#turn
    let answers: readonly LinkAnswer[] | null = null
    const ask = () => askLinks(this.#parts.ras, this.#handle, known, () => this.#isFree(turn, null))
    const answered = await this.#ask('links', null, ask, (found) => {
      answers = found
      return found === null ? {} : { links: this.#linksOf(found) }
    })
    if (!answered || answers === null) return
    await Promise.all(
      this.#details().links.map((link) => this.#readLink(link, this.#details().links.length > 1, wanted)),
    )
  }

  #linksOf(found: readonly LinkAnswer[]): readonly LinkFacts[] {
    const { links, entry } = this.#details()
    return withoutPhantoms(found, entry?.subEntries ?? 0).map((answer) => {
      const last = links.find((link) => link.index === answer.index) ?? null
      const owned = !this.#parts.free(this.#identity, answer.index)
      return linkFactsOf(answer, last, { bundle: found.length > 1, owned })
    })
  }

  async #readLink({ index, up, handle, configured }: LinkFacts, bundle: boolean, wanted: Wanted): Promise<void> {
    const { ras, now, wasHungUp, current } = this.#parts
    const connection = current()?.connection
    if (!bundle || connection === undefined || wasHungUp(this.#identity, index)) return
    if (up === false && configured === null) {
      const { phonebook, entryName } = connection
      await this.#ask(
        'device',
        index,
        () => ras.subEntryProperties(phonebook, entryName, index),
        (answer) => (answer.kind === 'value' ? this.#link(index, { configured: answer.value }) : {}),
      )
    }
    if (up !== true || handle === null) return
    await Promise.all([
      this.#ask(
        'state',
        index,
        () => ras.connectStatus(handle),
        (status) => (status.kind === 'busy' ? {} : this.#link(index, { status })),
      ),
      wanted.linkStatistics
        ? this.#ask(
            'traffic',
            index,
            () => ras.linkStatistics(this.#handle, index),
            (answer) => {
              const before = this.#details().links.find((link) => link.index === index)?.sample ?? null
              if (answer.kind === 'value')
                return this.#link(index, { sample: sampleAfter(before, answer.value, now()) })
              return before === null ? {} : this.#link(index, { sample: { ...before, rated: false } })
            },
          )
        : undefined,
    ])
  }

  #link(index: number, facts: Partial<LinkFacts>): Partial<Details> {
    return { links: this.#details().links.map((link) => (link.index === index ? { ...link, ...facts } : link)) }
  }

  #details(): Details {
    return this.#parts.current()?.details ?? NOTHING_READ
  }

  #isFree(turn: object, link: number | null): boolean {
    return turn === this.#turn && this.#parts.current() !== null && this.#parts.free(this.#identity, link)
  }

  /** False: it is out already, or its answer was not to be used any more. */
  async #ask<T>(
    what: string,
    link: number | null,
    call: () => Promise<T>,
    take: (answer: T) => Partial<Details>,
  ): Promise<boolean> {
    const question = link === null ? what : `${what} ${link}`
    const turn = this.#turn
    if (this.#out.has(question) || !this.#isFree(turn, link)) return false
    this.#out.add(question)
    const since = this.#unheard.get(question)?.since ?? this.#parts.now()
    this.#unheard.set(question, { since, round: this.#rounds })
    const answer = await call().finally(() => this.#out.delete(question))
    if (!isBusy(answer)) this.#unheard.delete(question)
    const usable = this.#isFree(turn, link)
    const known = usable ? take(answer) : {}
    if (this.#parts.current() !== null) {
      this.#parts.publish({ ...this.#details(), ...known, unanswered: this.#unanswered() })
    }
    return usable
  }

  /** Without what nobody asks any more. */
  #unanswered(): ReadonlyMap<string, number> {
    for (const [question, { round }] of this.#unheard) {
      if (!this.#out.has(question) && round < this.#rounds - 1) this.#unheard.delete(question)
    }
    return new Map([...this.#unheard].map(([question, { since }]) => [question, since]))
  }

  /** Shows which questions have no answer; true if there are any. */
  showUnanswered(): boolean {
    if (this.#parts.current() === null) return false
    const unanswered = this.#unanswered()
    if (unanswered.size === 0 && this.#details().unanswered.size === 0) return false
    this.#parts.publish({ ...this.#details(), unanswered })
    return unanswered.size > 0
  }
}
