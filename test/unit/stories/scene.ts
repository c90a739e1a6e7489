import { NO_GUID, type RasConnection } from '../../../native/port.ts'
import type { LinkTruth, TruthRow } from '../../../native/simulator/simulator.ts'

/** Names one connection for its life, as far as anybody outside of Windows can tell two of them apart. */
export type Key = string

export interface Wanted {
  readonly key: Key
  readonly link: number | null
}

/** How long ago a list may have been read for a row to stem from it: rows are held back until their details are known. */
const ROW_FROM_LIST = 1_000

export function keyOf(row: RasConnection): Key {
  return row.correlationId === NO_GUID ? imitable(row.handle, row.entryName) : row.correlationId
}

export function keyOfTruth(row: TruthRow): Key {
  return row.correlationId === NO_GUID ? imitable(row.handle, row.id) : row.correlationId
}

/** The journal names a connection without an id of its own by `handle|entry|name`. */
export function keyOfRecord(identity: string): Key {
  const parts = identity.split('|')
  return parts.length < 3 ? identity : `${parts[0]}/${parts[2]}`
}

const imitable = (handle: bigint, name: string): Key => `${handle.toString(16)}/${name}`

/** A new connection of the same name with the same handle would be the same to everybody. */
export const isImitable = (key: Key): boolean => key.includes('/')

export const targetOf = ({ key, link }: Wanted): string => `${key}#${link}`

/** What has been seen so far, for all who judge. It holds no judgement of its own but collects the findings. */
export class Scene {
  readonly findings: string[] = []
  readonly truth: () => readonly TruthRow[]
  readonly now: () => number
  /** When the disk failed or was slow last, ms. */
  readonly diskTroubledAt: () => number
  /** Few calls may block at once. */
  readonly crowded: boolean
  /** What the newest list showed: keys with their handles. */
  listed: ReadonlyMap<Key, bigint> = new Map()
  readonly handles = new Map<Key, bigint>()
  /** Links by their handles. */
  readonly links = new Map<bigint, { readonly parent: bigint; readonly index: number }>()
  /** When a hang-up of this target was called and returned last. */
  readonly calledAt = new Map<string, number>()
  readonly returnedAt = new Map<string, number>()
  /** Which of the connections that share a key was hung up last for this target. */
  readonly generation = new Map<string, number>()
  /** What each teardown is about, by its id. */
  readonly targets = new Map<string, Wanted>()
  /** TeardownRegistry that go on with what an earlier run of the program began. */
  readonly resumed = new Set<string>()
  readonly #seenAt = new Map<string, Map<Key, number>>()
  readonly #rows = new Map<string, ReadonlySet<Key>>()

  constructor({ truth, now, diskTroubledAt, crowded }: Pick<Scene, 'truth' | 'now' | 'diskTroubledAt' | 'crowded'>) {
    this.crowded = crowded
    this.truth = truth
    this.now = now
    this.diskTroubledAt = diskTroubledAt
  }

  find(invariant: string, what: string): void {
    this.findings.push(`${invariant}: ${what} at ${this.now()} ms`)
  }

  saw(rows: readonly RasConnection[]): void {
    const listed = new Map<Key, bigint>()
    for (const row of rows) {
      const key = keyOf(row)
      this.#noteSuccessor(key, row, rows)
      listed.set(key, row.handle)
      this.handles.set(key, row.handle)
      const named = this.#seenAt.get(row.entryName) ?? new Map<Key, number>()
      named.set(key, this.now())
      this.#seenAt.set(row.entryName, named)
    }
    this.listed = listed
  }

  /**
   * Between two lists one entry has another connection under the same handle: nobody who sees only the lists can tell that it
   * is not the one from before, so a row may stand for both.
   */
  #noteSuccessor(key: Key, row: RasConnection, rows: readonly RasConnection[]): void {
    if (this.listed.has(key)) return
    for (const [before, handle] of this.listed) {
      if (handle !== row.handle || rows.some((other) => keyOf(other) === before)) continue
      if (!this.#seenAt.get(row.entryName)?.has(before)) continue
      for (const [id, keys] of this.#rows) if (keys.has(before)) this.#rows.set(id, new Set([...keys, key]))
    }
  }

  /** A view shows this row: which connections may it stand for? */
  sawRow(id: string, name: string): void {
    if (this.#rows.has(id)) return
    const named = [...(this.#seenAt.get(name) ?? [])]
    const newest = Math.max(...named.map(([, at]) => at))
    const since = Math.min(newest, this.now() - ROW_FROM_LIST)
    this.#rows.set(id, new Set(named.filter(([, at]) => at >= since).map(([key]) => key)))
  }

  keysOfRow(id: string): readonly Key[] {
    return [...(this.#rows.get(id) ?? [])]
  }

  /** Rows of a program that has ended mean nothing to the next. */
  forgetRows(): void {
    this.#rows.clear()
    this.resumed.clear()
  }

  /** The connection that has this handle now and is up, and what is known of the link behind it. */
  holder(handle: bigint): { readonly row: TruthRow; readonly link: number | null } | null {
    const link = this.links.get(handle) ?? null
    const row = this.truth().find((each) => each.handle === (link?.parent ?? handle) && each.phase !== 'gone')
    return row === undefined ? null : { row, link: link?.index ?? null }
  }
}

export const linkIsUp = (link: LinkTruth): boolean => link.phase === 'connected' || link.phase === 'draining'
