import type { RasAnswer, RasApi, RasConnection } from '../../../native/port.ts'
import type { ListAnswer } from '../monitor/list-reader.ts'
import { FORGOTTEN_AFTER } from '../timings.ts'
import { firstNameOf, type Identity, type IdentityParts, type ListedConnection, partsOf } from './identity.ts'
import { type Known, matchList } from './match-list.ts'

const NOBODY: ReadonlySet<Identity> = new Set()

/**
 * Gives every row of a list its identity, so that a connection keeps its own for life although a list may know less of it
 * than the one before: without a correlation id (an older size of the struct, or all zeros) or with another one.
 */
export class IdentityRegister {
  readonly #now: () => number
  #known = new Map<Identity, Known>()
  #begun = 0
  #newest = 0

  /** `now`: ms of the engine's clock. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** RasEnumConnections with an identity for each row. */
  async list(ras: Pick<RasApi, 'enumConnections'>): Promise<ListAnswer> {
    this.#begun += 1
    const call = this.#begun
    const answer: RasAnswer<readonly RasConnection[]> = await ras.enumConnections()
    if (answer.kind !== 'value') return answer
    // A list that was overtaken by a newer one tells nothing of what is absent now.
    const newest = call > this.#newest
    if (newest) this.#newest = call
    return { kind: 'value', value: this.#identify(answer.value, newest) }
  }

  /** What an earlier run of the program wrote down: its connection is found again under the same identity. */
  expect(identity: Identity, { name, phonebook }: { readonly name: string; readonly phonebook: string }): void {
    const [first = '', second = ''] = identity.split('|')
    const parts: IdentityParts = {
      handle: handleIn(first) ?? handleIn(second),
      correlationId: handleIn(first) === null ? first : null,
      entryId: null,
      entryName: name,
      phonebook: phonebook || null,
    }
    if (!this.#known.has(identity)) this.#known.set(identity, { parts, storedAs: identity, absentSince: null })
  }

  /**
   * The monitor goes on with a row that has its handle and another correlation id: from now on that id is its own. Not to be
   * called while the connection is being hung up.
   */
  adopt(row: ListedConnection): ListedConnection {
    const known = this.#known.get(row.identity)
    if (known === undefined || known.parts.handle !== row.handle) return row
    if (row.fault === 'unreadable') {
      this.#known.set(row.identity, { ...known, unreadable: true })
      return { ...row, match: 'same' }
    }
    const storedAs = firstNameOf(row)
    this.#known.set(row.identity, { ...known, parts: merged(known.parts, partsOf(row)), storedAs })
    return { ...row, storedAs }
  }

  /**
   * It is proven gone: a row with another correlation id is another connection. Where a list has `confirmed` it, so is
   * whatever is listed from now on.
   */
  gone(identity: Identity, confirmed: boolean): void {
    const known = this.#known.get(identity)
    if (known === undefined) return
    if (confirmed) this.#known.delete(identity)
    else this.#known.set(identity, { ...known, absentSince: known.absentSince ?? this.#now() })
  }

  #identify(list: readonly RasConnection[], newest: boolean): readonly ListedConnection[] {
    const listed: ListedConnection[] = []
    for (const { row, parts, found } of matchList(list, this.#known)) {
      const identity = found?.identity ?? this.#freeName(row)
      const before = this.#known.get(identity)
      const unreadable = row.fault === 'unreadable' && before?.unreadable === true && before.parts.handle === row.handle
      const match = unreadable ? 'same' : (found?.match ?? 'same')
      const storedAs = before?.storedAs ?? identity
      listed.push({ ...row, identity, storedAs, match, mayBe: unreadable ? NOBODY : (found?.mayBe ?? NOBODY) })
      if (!newest && before !== undefined) continue
      const known = match === 'same' ? merged(before?.parts ?? parts, parts) : (before?.parts ?? parts)
      this.#known.set(identity, { parts: known, storedAs, absentSince: null, ...(unreadable ? { unreadable } : {}) })
    }
    if (newest) this.#noteAbsent(listed)
    return listed
  }

  /** Marks those that no row of the newest list could be, and forgets who stays away. */
  #noteAbsent(listed: readonly ListedConnection[]): void {
    const there = new Set(listed.map((row) => row.identity))
    for (const mayBe of new Set(listed.map((row) => row.mayBe))) for (const identity of mayBe) there.add(identity)
    const now = this.#now()
    for (const [identity, known] of this.#known) {
      if (there.has(identity)) continue
      const since = known.absentSince ?? now
      if (now - since >= FORGOTTEN_AFTER) this.#known.delete(identity)
      else this.#known.set(identity, { ...known, absentSince: since })
    }
  }

  #freeName(row: RasConnection): Identity {
    const first = firstNameOf(row)
    if (!this.#known.has(first)) return first
    // Two rows under one correlation id, or without a handle.
    const longer = `${first}|${row.handle.toString(16)}|${row.entryId}|${row.entryName}`
    let name = longer
    for (let count = 2; this.#known.has(name); count += 1) name = `${longer}|${count}`
    return name
  }
}

/** What is known of both; where they differ, what is newer. */
function merged(before: IdentityParts, now: IdentityParts): IdentityParts {
  return {
    handle: now.handle ?? before.handle,
    correlationId: now.correlationId ?? before.correlationId,
    entryId: now.entryId ?? before.entryId,
    entryName: now.entryName ?? before.entryName,
    phonebook: now.phonebook ?? before.phonebook,
  }
}

/** A handle as `firstNameOf` writes it. */
const handleIn = (text: string): bigint | null => (/^[0-9a-f]{1,16}$/.test(text) ? BigInt(`0x${text}`) : null)
