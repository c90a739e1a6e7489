import { CODE } from '../../../native/constants.ts'
import type { ObservedCall, RasCall, RasObserver } from '../../../native/observe-ras.ts'
import type { RasConnection, RasEvent, RasHandle, RasLibrary } from '../../../native/port.ts'
import { CallTimes, type MethodTimes } from './call-times.ts'
import { EventsHeard } from './events-heard.ts'
import type { SelfCheckItem } from './self-check-item.ts'

export interface SelfCheckResult {
  readonly items: readonly SelfCheckItem[]
  /** How long each function took to answer. */
  readonly times: readonly MethodTimes[]
}

/** A list that takes longer is asked for once more: `LIST_LOST_AFTER`. */
const SLOW_LIST = 5_000

/** Counts what was seen of one thing, word by word. */
class Counts {
  readonly #counts = new Map<string, number>()

  add(word: string): void {
    this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1)
  }

  get words(): readonly string[] {
    return [...this.#counts.keys()]
  }

  toString(): string {
    return [...this.#counts].map(([word, count]) => `${word} × ${count}`).join(', ')
  }
}

/** Holds what the code assumes of Windows against what Windows does, without a call of its own. */
export class SelfCheck implements RasObserver {
  readonly #library: () => RasLibrary | null
  readonly #times = new CallTimes()
  readonly #events = new EventsHeard()
  readonly #service = new Counts()
  readonly #owners = new Counts()
  readonly #correlations = new Counts()
  readonly #firstLinks = new Counts()
  readonly #secondLinks = new Counts()
  readonly #afterHangUp = new Counts()
  readonly #known = new Set<string>()
  readonly #hungUp = new Set<RasHandle>()

  constructor(library: () => RasLibrary | null) {
    this.#library = library
  }

  answered({ at, ms, call }: ObservedCall): void {
    this.#times.add(call.method, ms)
    switch (call.method) {
      case 'serviceState':
        if (call.answer !== null)
          this.#service.add(call.answer.kind === 'code' ? `code ${call.answer.code}` : call.answer.kind)
        return
      case 'enumConnections':
        if (call.answer?.kind === 'value') this.#list(call.answer.value, at + ms)
        return
      case 'subEntryHandle':
        this.#link(call)
        return
      case 'hangUp':
        if (call.answer?.kind === 'value') this.#hungUp.add(call.handle)
        return
      case 'connectStatus':
        if (this.#hungUp.has(call.handle) && call.answer?.kind === 'code') this.#ended(call.handle, call.answer.code)
        return
      default:
        return
    }
  }

  event(event: RasEvent, at: number): void {
    this.#events.heard(event, at)
  }

  result(): SelfCheckResult {
    return { items: [...this.#libraryItems(), ...this.#answerItems()], times: this.#times.all }
  }

  #list(rows: readonly RasConnection[], at: number): void {
    this.#events.listed(
      rows.map(({ handle, correlationId }) => `${handle} ${correlationId}`),
      at,
    )
    for (const { handle, correlationId, owner, luid } of rows) {
      const key = `${handle} ${correlationId}`
      if (this.#known.has(key)) continue
      this.#known.add(key)
      // Its number was given away again: what is said of it from now on is not about the hang-up.
      this.#hungUp.delete(handle)
      this.#owners.add(`${owner}, ${luid < 1_000n ? `logon session ${luid}` : 'a user’s logon session'}`)
      this.#correlations.add(/[1-9a-f]/.test(correlationId) ? 'given' : 'all zeros')
    }
  }

  #link({ handle, subEntry, answer }: Extract<RasCall, { readonly method: 'subEntryHandle' }>): void {
    if (answer === null || subEntry > 2 || this.#hungUp.has(handle)) return
    const own = answer.kind === 'value' && answer.value === handle
    const word =
      answer.kind === 'code'
        ? `code ${answer.code}`
        : answer.kind === 'value'
          ? own
            ? 'its own handle'
            : 'another handle'
          : answer.kind
    if (subEntry === 1) this.#firstLinks.add(word)
    else this.#secondLinks.add(word)
  }

  #ended(handle: RasHandle, code: number): void {
    this.#hungUp.delete(handle)
    this.#afterHangUp.add(`code ${code}`)
  }

  #libraryItems(): readonly SelfCheckItem[] {
    const library = this.#library()
    const missing = library?.missing ?? []
    const older = (library?.sizes ?? []).filter(({ newest }) => !newest)
    const sizes = (library?.sizes ?? []).map(({ call, bytes }) => `${call} ${bytes}`).join(', ')
    return [
      {
        what: 'exports',
        verdict: library === null ? 'not-yet-seen' : missing.length === 0 ? 'as-expected' : 'not-as-expected',
        found: missing.length === 0 ? '' : `missing: ${missing.join(', ')}`,
        assumed: 'native/system/functions.ts',
      },
      {
        what: 'accepted sizes, bytes',
        verdict: sizes === '' ? 'not-yet-seen' : older.length === 0 ? 'as-expected' : 'not-as-expected',
        found: sizes,
        assumed: 'native/system/memory/structs.ts',
      },
    ]
  }

  #answerItems(): readonly SelfCheckItem[] {
    const list = this.#times.of('enumConnections')
    return [
      item(
        'rights at the service RasMan',
        this.#service,
        (word) => word === 'value',
        'native/system/windows/service.ts',
      ),
      this.#events.item(),
      {
        what: 'the list comes in time',
        verdict: list === null ? 'not-yet-seen' : list.longest < SLOW_LIST ? 'as-expected' : 'not-as-expected',
        found: list === null ? '' : `${list.longest} ms at most`,
        assumed: 'electron/engine/timings.ts (LIST_LOST_AFTER)',
      },
      // A bundle has links of its own; what is assumed is that both kinds of answer mean a connected link.
      item('RasGetSubEntryHandle(1)', this.#firstLinks, isLinkAnswer, 'electron/engine/monitor/read-links.ts'),
      item('RasGetSubEntryHandle(2)', this.#secondLinks, isLinkAnswer, 'electron/engine/monitor/read-links.ts'),
      item(
        'owner flags and logon session',
        this.#owners,
        (word) => word.startsWith('me'),
        'native/system/ras/connections.ts (ownerOf)',
      ),
      item('correlation id', this.#correlations, (word) => word === 'given', 'electron/engine/identity/identity.ts'),
      item(
        'RasGetConnectStatus after a hang-up that was accepted',
        this.#afterHangUp,
        (word) => word === `code ${CODE.InvalidHandle}`,
        'electron/engine/teardown/rules.ts (proofOfConnection)',
      ),
    ]
  }
}

const LINK_CODES: ReadonlySet<string> = new Set([CODE.PortNotOpen, CODE.NoMoreItems].map((code) => `code ${code}`))
const isLinkAnswer = (word: string): boolean => word.endsWith('handle') || LINK_CODES.has(word)

function item(what: string, counts: Counts, expected: (word: string) => boolean, assumed: string): SelfCheckItem {
  const { words } = counts
  const verdict = words.length === 0 ? 'not-yet-seen' : words.every(expected) ? 'as-expected' : 'not-as-expected'
  return { what, verdict, found: String(counts), assumed }
}
