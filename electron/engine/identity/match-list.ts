import type { RasConnection } from '../../../native/port.ts'
import { compareIdentity, entryKeyOf, type Identity, type IdentityParts, partsOf } from './identity.ts'

export interface Known {
  readonly storedAs: Identity
  readonly parts: IdentityParts
  /** Since when lists have shown no row that could be it, ms; null = the newest list shows it. */
  readonly absentSince: number | null
  /** It is shown as a row that cannot be read, known by its handle alone: so the next such row of that handle is meant too. */
  readonly unreadable?: boolean
}

const NOBODY: ReadonlySet<Identity> = new Set()

/** Finds for each row the known connection that it is, or may be; none is found twice. A second row of one is left out. */
export function matchList(list: readonly RasConnection[], known: ReadonlyMap<Identity, Known>): readonly Matched[] {
  const round = new Round(known)
  const rows = list.map((row): Matched => ({ row, parts: partsOf(row), found: null, twice: false }))
  for (const one of rows) if (one.parts.handle !== null) round.matchSure(one, round.byHandle(one.parts.handle))
  for (const one of rows) round.matchSure(one, round.byCorrelationId(one.parts.correlationId))
  for (const one of rows) round.matchPerhaps(one)
  return rows.filter((one) => !one.twice)
}

export interface Matched {
  readonly row: RasConnection
  readonly parts: IdentityParts
  found: {
    readonly identity: Identity
    readonly match: 'same' | 'not-known'
    readonly mayBe: ReadonlySet<Identity>
  } | null
  /** Describes a connection that a row before it describes already. */
  twice: boolean
}

/** One list beside what is known: each known connection is found at most once. */
class Round {
  readonly #known: ReadonlyMap<Identity, Known>
  readonly #taken = new Map<Identity, bigint>()
  readonly #byHandle = new Map<bigint, Identity[]>()
  readonly #byCorrelationId = new Map<string, Identity[]>()
  readonly #groups = new Map<string, Group>()

  constructor(known: ReadonlyMap<Identity, Known>) {
    this.#known = known
    for (const [identity, { parts }] of known) {
      if (parts.handle !== null) push(this.#byHandle, parts.handle, identity)
      if (parts.correlationId !== null) push(this.#byCorrelationId, parts.correlationId, identity)
      const entry = entryOf(parts)
      if (entry === null) continue
      const key = groupKey(entry, parts.correlationId !== null)
      const group = this.#groups.get(key) ?? new Group()
      group.members.add(identity)
      this.#groups.set(key, group)
    }
  }

  byHandle(handle: bigint): readonly Identity[] {
    return this.#byHandle.get(handle) ?? []
  }

  byCorrelationId(id: string | null): readonly Identity[] {
    return id === null ? [] : (this.#byCorrelationId.get(id) ?? [])
  }

  matchSure(one: Matched, candidates: readonly Identity[]): void {
    if (one.found !== null || one.twice) return
    for (const identity of candidates) {
      if (this.#compare(one, identity) !== 'same') continue
      const takenBy = this.#taken.get(identity)
      if (takenBy === undefined) {
        this.#take(one, identity, 'same', NOBODY)
        return
      }
      if (takenBy === one.row.handle && one.parts.handle !== null) {
        one.twice = true
        return
      }
    }
  }

  matchPerhaps(one: Matched): void {
    if (one.found !== null || one.twice) return
    const near = [...this.byHandle(one.row.handle), ...this.byCorrelationId(one.parts.correlationId)].filter((other) =>
      this.#isPossible(one, other),
    )
    const group = this.#groupOf(one.parts)
    const found = near[0] ?? group?.next((other) => this.#isPossible(one, other)) ?? null
    if (found === null) return
    this.#take(one, found, 'not-known', near.length > 0 ? new Set(near) : (group?.members ?? NOBODY))
  }

  /** Those of the same entry that this row cannot be told from: one of the two has no correlation id. */
  #groupOf(parts: IdentityParts): Group | null {
    const entry = entryOf(parts)
    if (entry === null) return null
    return this.#groups.get(groupKey(entry, parts.correlationId === null && parts.handle !== null)) ?? null
  }

  #isPossible(one: Matched, identity: Identity): boolean {
    if (this.#taken.has(identity) || this.#compare(one, identity) !== 'not-known') return false
    const known = this.#known.get(identity)
    if (known === undefined) return false
    // Between two lists that show one handle under two ids a third one showed nobody there: the handle was handed out again.
    const twoIds = known.parts.correlationId !== null && one.parts.correlationId !== null
    return !(twoIds && known.absentSince !== null)
  }

  #compare(one: Matched, identity: Identity) {
    const known = this.#known.get(identity)
    return known === undefined ? 'different' : compareIdentity(known.parts, one.parts)
  }

  #take(one: Matched, identity: Identity, match: 'same' | 'not-known', mayBe: ReadonlySet<Identity>): void {
    this.#taken.set(identity, one.row.handle)
    one.found = { identity, match, mayBe }
  }
}

/** Known connections of one entry, with correlation ids or without. */
class Group {
  readonly members = new Set<Identity>()
  #rest: Iterator<Identity> | null = null

  /** Each is offered once: what does not suit one row of the entry suits no other, and a long list stays cheap. */
  next(suits: (identity: Identity) => boolean): Identity | undefined {
    this.#rest ??= this.members.values()
    for (let one = this.#rest.next(); one.done !== true; one = this.#rest.next()) {
      if (suits(one.value)) return one.value
    }
    return undefined
  }
}

const groupKey = (entry: string, withId: boolean): string => `${withId ? 'id' : 'no id'}|${entry}`

function entryOf({ entryName, phonebook }: IdentityParts): string | null {
  return entryName === null ? null : entryKeyOf({ entryName, phonebook: phonebook ?? '' })
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
