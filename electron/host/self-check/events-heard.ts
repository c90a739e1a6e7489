import type { RasEvent } from '../../../native/port.ts'
import type { SelfCheckItem } from './self-check-item.ts'

/** An event counts for a change that the list shows so much later, or so much earlier, ms. */
const BELONGS = 35_000

type ListEvent = Extract<RasEvent, 'made' | 'ended'>

/** Which changes of the list Windows has told of by an event. */
export class EventsHeard {
  readonly #heard: { readonly event: RasEvent; readonly at: number }[] = []
  readonly #changes: { readonly event: ListEvent; readonly at: number }[] = []
  #listed: ReadonlySet<string> | null = null

  heard(event: RasEvent, at: number): void {
    this.#heard.push({ event, at })
    if (this.#heard.length > MOST) this.#heard.shift()
  }

  /** The list as it was read, by what names each connection. */
  listed(rows: readonly string[], at: number): void {
    const before = this.#listed
    const now = new Set(rows)
    this.#listed = now
    if (before === null) return
    const changed = (event: ListEvent) => {
      this.#changes.push({ event, at })
      if (this.#changes.length > MOST) this.#changes.shift()
    }
    for (const row of now) if (!before.has(row)) changed('made')
    for (const row of before) if (!now.has(row)) changed('ended')
  }

  item(): SelfCheckItem {
    const told = this.#changes.filter(({ event, at }) =>
      this.#heard.some((heard) => heard.event === event && Math.abs(heard.at - at) <= BELONGS),
    )
    const changes = this.#changes.length
    return {
      what: 'events for what came and went',
      verdict: changes === 0 ? 'not-yet-seen' : told.length === changes ? 'as-expected' : 'not-as-expected',
      found: changes === 0 ? '' : `${told.length} of ${changes} changes told; ${this.#heard.length} events`,
      assumed: 'electron/engine/monitor/event-trust.ts',
    }
  }
}

const MOST = 200
