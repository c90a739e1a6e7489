import type { RasConnection } from '../../../native/port.ts'
import type { CallRecord } from '../../../native/simulator/simulator.ts'
import { isImitable, type Key, keyOf, keyOfTruth, type Scene, targetOf, type Wanted } from './scene.ts'

const ACCEPTED = new Set([0, 600, 617])
/** What RasGetSubEntryHandle says once a link is not connected: its handle of before is not in use any more. */
const CLOSED = new Set([618, 259, 6])

interface HungUp {
  readonly call: number
  /** Null = a whole connection. */
  readonly parent: bigint | null
  readonly index: number | null
  readonly key: Key | null
  /** Its entry: in stories its id is its name. */
  readonly name: string | null
  returned: boolean
  accepted: boolean
  /** Since when no list has shown its connection, ms; it may be shown again. */
  missedSince: number | null
}

/** ms for which a connection may be missing from the lists and be the same when it is back. */
const MISSED = 50_000

/** I1, I2, I5 and I7 of the calls that reach Windows. */
export class CallJudge {
  /** Since when lists have shown that a hung-up connection's handle is somebody else's. */
  readonly recycled = new Map<Key, number>()
  /** Links of which the witness said "connected" after their hang-up, as `parent handle#index`. */
  readonly spoke = new Set<string>()
  readonly #scene: Scene
  readonly #asked: Wanted[] = []
  /** Handles on which RasHangUp was called and which nothing has shown to be new since. */
  readonly #hungUp = new Map<bigint, HungUp>()
  readonly #lastHangUp = new Map<bigint, { readonly enter: number; fresh: boolean }>()
  readonly #enumEntered = new Map<number, number>()
  readonly #underWay = new Set<number>()
  /** Which target each hang-up was for. */
  readonly #targets = new Map<number, string>()
  #entered = 0

  constructor(scene: Scene) {
    this.#scene = scene
  }

  asked(wanted: Wanted): void {
    this.#asked.push(wanted)
  }

  /** RasHangUp is wanted; without a free thread it never becomes a call. */
  calling(handle: bigint): void {
    const { links, handles, calledAt, now } = this.#scene
    const link = links.get(handle) ?? null
    for (const [key, last] of handles) {
      if (last === (link?.parent ?? handle)) calledAt.set(targetOf({ key, link: link?.index ?? null }), now())
    }
  }

  call(record: CallRecord): void {
    if (record.phase === 'enter') {
      this.#underWay.add(record.call)
      this.#enter(record)
    } else if (this.#underWay.delete(record.call)) {
      this.#return(record)
    }
  }

  /** RasHangUp on this connection was accepted, or has not returned, and nothing has shown since that it is another one. */
  hungUp(key: Key): boolean {
    return [...this.#hungUp.values()].some((one) => one.parent === null && one.key === key && one.accepted)
  }

  /** The user no longer waits for this target, nor for a call on it that has not returned. */
  left(target: string): void {
    for (const hungUp of this.#hungUp.values()) {
      if (targetOf({ key: hungUp.key ?? '', link: hungUp.index }) === target) hungUp.returned = true
    }
  }

  /**
   * The program is no more: what it had not heard yet nobody will hear, and of its hang-ups the next one knows those that
   * the journal names.
   */
  killed(named: ReadonlySet<string>): void {
    this.#underWay.clear()
    for (const [handle, hungUp] of [...this.#hungUp]) {
      hungUp.returned = true
      if (!named.has(targetOf({ key: hungUp.key ?? '', link: hungUp.index }))) this.#hungUp.delete(handle)
    }
  }

  #enter({ name, handle, call }: CallRecord): void {
    this.#entered += 1
    if (name === 'RasEnumConnectionsW') this.#enumEntered.set(call, this.#entered)
    if (handle === null) return
    const before = this.#hungUp.get(handle)
    if (name === 'RasHangUpW') {
      this.#enterHangUp(call, handle, before)
      return
    }
    if (before === undefined) return
    const allowed = name === 'RasGetConnectStatusW' && before.parent === null
    if (!allowed) this.#scene.find('I2', `${name} on the hung-up handle ${handle.toString(16)}`)
  }

  #enterHangUp(call: number, handle: bigint, before: HungUp | undefined): void {
    const scene = this.#scene
    const last = this.#lastHangUp.get(handle)
    if (last !== undefined && !last.fresh) {
      scene.find('I1', `RasHangUp twice on ${handle.toString(16)} without a fresh list`)
    }
    if (before !== undefined && !before.returned) scene.find('I5', `RasHangUp on ${handle.toString(16)} while one runs`)
    this.#lastHangUp.set(handle, { enter: this.#entered, fresh: false })

    const link = scene.links.get(handle) ?? null
    const holder = scene.holder(handle)
    const key = holder === null ? null : keyOfTruth(holder.row)
    if (holder !== null && key !== null) {
      const target = targetOf({ key, link: holder.link })
      this.#targets.set(call, target)
      scene.generation.set(target, holder.row.generation)
      const wanted = this.#asked.some(
        (one) => one.key === key && (one.link === null || link === null || one.link === link.index),
      )
      const { id, generation } = holder.row
      if (!wanted) scene.find('I7', `RasHangUp on ${id} (generation ${generation}), which nobody asked for`)
    }
    this.#hungUp.set(handle, {
      call,
      parent: link?.parent ?? null,
      index: link?.index ?? null,
      key,
      name: holder?.row.id ?? null,
      returned: false,
      accepted: true,
      missedSince: null,
    })
    if (link !== null) this.spoke.delete(`${link.parent}#${link.index}`)
  }

  #return({ call, answer, handle, name, subEntry }: CallRecord): void {
    if (answer === null) return
    if (name === 'RasEnumConnectionsW' && answer.kind === 'value') {
      this.#listed(call, answer.value as readonly RasConnection[])
    }
    if (handle === null) return
    if (name === 'RasHangUpW') {
      const target = this.#targets.get(call)
      if (target !== undefined) this.#scene.returnedAt.set(target, this.#scene.now())
      const hungUp = this.#hungUp.get(handle)
      if (hungUp?.call !== call) return
      hungUp.returned = true
      hungUp.accepted = answer.kind === 'value' || (answer.kind === 'code' && ACCEPTED.has(answer.code))
    }
    if (name !== 'RasGetSubEntryHandleW' || subEntry === null) return
    if (answer.kind === 'value') this.#linkHandle(call, handle, subEntry, answer.value as bigint)
    else if (answer.kind === 'code' && CLOSED.has(answer.code)) {
      for (const [link, hungUp] of this.#hungUp) {
        if (hungUp.parent === handle && hungUp.index === subEntry) this.#hungUp.delete(link)
      }
    }
  }

  #linkHandle(call: number, parent: bigint, index: number, link: bigint): void {
    // A connection of one link may lend its own handle.
    if (link === parent) return
    this.#scene.links.set(link, { parent, index })
    const hungUp = this.#hungUp.get(link)
    if (hungUp === undefined || call <= hungUp.call) return
    this.spoke.add(`${parent}#${index}`)
    if (hungUp.returned && !hungUp.accepted) this.#hungUp.delete(link)
  }

  /** A list shows which handles are new: not there for long, somebody else's, or refused and listed again. */
  #listed(call: number, rows: readonly RasConnection[]): void {
    this.#scene.saw(rows)
    const entered = this.#enumEntered.get(call) ?? 0
    for (const last of this.#lastHangUp.values()) if (entered > last.enter) last.fresh = true
    for (const [handle, hungUp] of [...this.#hungUp]) {
      const { key } = hungUp
      const holder = rows.find((row) => row.handle === (hungUp.parent ?? handle))
      const another = holder !== undefined && key !== null && keyOf(holder) !== key
      // A list that was asked for before the call may show what was before it, but never who came after.
      if (call < hungUp.call && !another) continue
      const taken = holder === undefined || another
      const refused = hungUp.parent === null && hungUp.returned && !hungUp.accepted
      // Of the same entry, on the same handle, and no list in between without it: its id may have changed as well.
      const perhapsItself = another && holder.entryName === hungUp.name && hungUp.missedSince === null
      if (holder !== undefined) hungUp.missedSince = null
      else hungUp.missedSince ??= this.#scene.now()
      const patience = key === null || isImitable(key) ? 0 : MISSED
      const missed = hungUp.missedSince !== null && this.#scene.now() - hungUp.missedSince >= patience
      if (another || missed || (refused && holder !== undefined)) this.#hungUp.delete(handle)
      if (hungUp.parent !== null || key === null || holder === undefined || !taken) continue
      if (!perhapsItself && !rows.some((row) => keyOf(row) === key)) this.recycled.set(key, this.#scene.now())
    }
  }
}
