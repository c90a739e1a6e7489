import type { Progress, Snapshot } from '../../../electron/contract/snapshot.ts'
import type { QuitDecision } from '../../../electron/engine/engine.ts'
import type { RasConnection } from '../../../native/port.ts'
import type { CallRecord, TruthRow } from '../../../native/simulator/simulator.ts'

const SLACK = 60
const ACCEPTED = new Set([0, 600, 617])

interface HungUp {
  readonly call: number
  /** Null = a whole connection. */
  readonly parent: bigint | null
  readonly index: number | null
  readonly correlationId: string | null
  returned: boolean
  accepted: boolean
}

/**
 * Judges a run from outside: it sees the calls that were made, the snapshots that were shown, and the truth. It shares no
 * code with the engine. Every finding begins with the invariant's name.
 */
export class Checker {
  readonly findings: string[] = []
  readonly #truth: () => readonly TruthRow[]
  readonly #now: () => number
  /** Handles on which RasHangUp was called and which nothing has shown to be new since. */
  readonly #hungUp = new Map<bigint, HungUp>()
  readonly #links = new Map<bigint, { readonly parent: bigint; readonly index: number }>()
  readonly #lastHangUp = new Map<bigint, { readonly enter: number; fresh: boolean }>()
  readonly #enumEntered = new Map<number, number>()
  readonly #asked: { readonly correlationId: string; readonly link: number | null }[] = []
  readonly #spoke = new Set<string>()
  readonly #started = new Map<string, number>()
  /** Teardowns that have begun and not ended, with their targets. */
  readonly #open = new Map<string, string>()
  readonly #handles = new Map<string, bigint>()
  /** Since when lists have shown that a hung-up connection's handle is somebody else's. */
  readonly #recycled = new Map<string, number>()
  readonly #identities = new Map<string, string>()
  readonly #goneAt = new Map<string, number>()
  readonly #entered = new Map<number, CallRecord>()
  #lastCallAt = 0
  #lastReturnAt = 0

  constructor(truth: () => readonly TruthRow[], now: () => number) {
    this.#truth = truth
    this.#now = now
  }

  /** The user asked for this; what is up under that name now may be hung up. */
  asked(id: string, link: number | null): void {
    for (const row of this.#truth()) {
      if (row.id === id && row.phase !== 'gone') this.#asked.push({ correlationId: row.correlationId, link })
    }
  }

  /** A line that went to the journal: it says which connection a teardown is about. */
  promised(line: string): void {
    const record: { readonly begin?: string; readonly subject?: { readonly identity: string; readonly link: number } } =
      JSON.parse(line)
    if (record.begin === undefined || record.subject === undefined) return
    const target = `${record.subject.identity}#${record.subject.link}`
    if ([...this.#open.values()].includes(target)) this.#find('I5', 'a second teardown of a target that has one')
    this.#open.set(record.begin, target)
    this.#identities.set(record.begin, record.subject.identity)
  }

  /** A line that went to the receipts: that teardown has ended. */
  receipt(line: string): void {
    const record: { readonly id: string } = JSON.parse(line)
    this.#open.delete(record.id)
  }

  call(record: CallRecord): void {
    if (record.phase === 'enter') this.#enter(record)
    else this.#return(record)
  }

  #enter(record: CallRecord): void {
    const { name, handle, call } = record
    this.#entered.set(call, record)
    if (name === 'RasEnumConnectionsW') this.#enumEntered.set(call, this.#entered.size)
    if (handle === null) return
    const before = this.#hungUp.get(handle)
    if (name === 'RasHangUpW') {
      this.#enterHangUp(record, handle, before)
      return
    }
    if (before === undefined) return
    const allowed = name === 'RasGetConnectStatusW' && before.parent === null
    if (!allowed) this.#find('I2', `${name} on the hung-up handle ${handle.toString(16)}`)
  }

  #enterHangUp(record: CallRecord, handle: bigint, before: HungUp | undefined): void {
    const last = this.#lastHangUp.get(handle)
    if (last !== undefined && !last.fresh)
      this.#find('I1', `RasHangUp twice on ${handle.toString(16)} without a fresh list`)
    if (before !== undefined && !before.returned) this.#find('I5', `RasHangUp on ${handle.toString(16)} while one runs`)
    this.#lastHangUp.set(handle, { enter: this.#entered.size, fresh: false })
    this.#lastCallAt = this.#now()

    const link = this.#links.get(handle) ?? null
    const owner = this.#truth().find((row) => row.handle === (link?.parent ?? handle) && row.phase !== 'gone')
    if (owner !== undefined) {
      const wanted = this.#asked.some(
        (one) =>
          one.correlationId === owner.correlationId && (one.link === null || link === null || one.link === link.index),
      )
      if (!wanted) this.#find('I7', `RasHangUp on ${owner.id} (generation ${owner.generation}), which nobody asked for`)
    }
    this.#hungUp.set(handle, {
      call: record.call,
      parent: link?.parent ?? null,
      index: link?.index ?? null,
      correlationId: owner?.correlationId ?? null,
      returned: false,
      accepted: true,
    })
    if (link !== null) this.#spoke.delete(`${link.parent}#${link.index}`)
  }

  #return(record: CallRecord): void {
    const { answer, handle, name } = record
    if (answer === null) return
    if (name === 'RasEnumConnectionsW' && answer.kind === 'value') {
      this.#listed(record.call, answer.value as readonly RasConnection[])
    }
    if (handle === null) return
    if (name === 'RasHangUpW') {
      this.#lastReturnAt = this.#now()
      const hungUp = this.#hungUp.get(handle)
      if (hungUp?.call === record.call) {
        hungUp.returned = true
        hungUp.accepted = answer.kind === 'value' || (answer.kind === 'code' && ACCEPTED.has(answer.code))
      }
    }
    if (name === 'RasGetSubEntryHandleW' && record.subEntry !== null) {
      const key = `${handle}#${record.subEntry}`
      if (answer.kind === 'value') {
        const link = answer.value as bigint
        // A connection of one link may lend its own handle.
        if (link !== handle) this.#links.set(link, { parent: handle, index: record.subEntry })
        const hungUp = link === handle ? undefined : this.#hungUp.get(link)
        if (hungUp !== undefined && record.call > hungUp.call) {
          this.#spoke.add(key)
          if (hungUp.returned && !hungUp.accepted) this.#hungUp.delete(link)
        }
      } else if (answer.kind === 'code' && [618, 259, 6].includes(answer.code)) {
        for (const [link, hungUp] of this.#hungUp) {
          if (hungUp.parent === handle && hungUp.index === record.subEntry) this.#hungUp.delete(link)
        }
      }
    }
  }

  /** A list shows which handles are new: not there any more, somebody else's, or refused and listed again. */
  #listed(call: number, rows: readonly RasConnection[]): void {
    const entered = this.#enumEntered.get(call) ?? 0
    for (const last of this.#lastHangUp.values()) if (entered > last.enter) last.fresh = true
    for (const row of rows) this.#handles.set(row.correlationId, row.handle)
    for (const [handle, hungUp] of [...this.#hungUp]) {
      if (call < hungUp.call) continue
      const holder = rows.find((row) => row.handle === (hungUp.parent ?? handle))
      const taken =
        holder === undefined || (hungUp.correlationId !== null && holder.correlationId !== hungUp.correlationId)
      const refused = hungUp.parent === null && hungUp.returned && !hungUp.accepted
      if (taken || refused) this.#hungUp.delete(handle)
      if (hungUp.parent !== null || hungUp.correlationId === null || holder === undefined || !taken) continue
      if (!rows.some((row) => row.correlationId === hungUp.correlationId))
        this.#recycled.set(hungUp.correlationId, this.#now())
    }
  }

  shown(snapshot: Snapshot, quit: QuitDecision): void {
    const now = this.#now()
    let running = 0
    const busy = new Set<string>()
    for (const row of snapshot.connections) {
      const views = [{ index: null, teardown: row.teardown }, ...row.links]
      for (const { index: link, teardown: view } of views) {
        if (view === null) continue
        const isRunning = 'mark' in view.progress
        if (isRunning) {
          running += 1
          busy.add(row.name)
        }
        if (!this.#started.has(view.id)) this.#started.set(view.id, now - view.elapsedMs)
        this.#judge(row.name, link, view.id, view.progress, now)
      }
    }
    if (quit.kind === 'go' && running > 0) this.#find('I4', 'quitting is allowed while a teardown runs')
    for (const recent of snapshot.recent) {
      if (recent.redial.safe && busy.has(recent.name))
        this.#find('I4', `${recent.name} is safe to redial while it is hung up`)
    }
  }

  #judge(name: string, link: number | null, id: string, progress: Progress, now: number): void {
    const start = this.#started.get(id) ?? now
    const identity = this.#identities.get(id) ?? ''
    if ('mark' in progress) {
      const since = Math.max(start, this.#lastCallAt)
      if (progress.mark !== 'stuck' && now - since > 10_000 + SLACK) this.#find('I6', `${name} is late and not stuck`)
      const recycled = link === null ? this.#recycled.get(identity) : undefined
      if (
        recycled !== undefined &&
        recycled >= start &&
        now - Math.max(recycled, this.#lastReturnAt) > 5000 &&
        progress.phase === 'draining'
      ) {
        this.#find('I7', `${name} waits on somebody else's connection`)
      }
      return
    }
    if (progress.phase === 'presumed') {
      if (link === null) this.#find('I3', `${name} as a whole is presumed gone`)
      const parent = this.#handles.get(identity)
      if (this.#spoke.has(`${parent}#${link}`))
        this.#find('I3', `link ${link} of ${name} is presumed against its witness`)
      return
    }
    if (progress.phase !== 'gone') return
    if (progress.evidence.length === 0) this.#find('I3', `${name} is gone without evidence`)
    if (link !== null && progress.evidence.includes('invalid-handle') && !progress.evidence.includes('parent-gone')) {
      this.#find('I3', `link ${link} of ${name} is gone by RasGetConnectStatus`)
    }
    const first = this.#goneAt.get(id)
    if (first === undefined) {
      this.#goneAt.set(id, now)
      this.#compareWithTruth(name, link, id)
    }
    if (progress.redial.safe && now - (first ?? now) < 1000) this.#find('I4', `${name} is safe to redial too early`)
  }

  #compareWithTruth(name: string, link: number | null, id: string): void {
    const identity = this.#identities.get(id)
    if (identity === undefined) this.#find('I12', `the teardown ${id} never reached the journal`)
    for (const row of this.#truth()) {
      if (row.correlationId !== identity || row.phase === 'gone') continue
      const own = row.links.find((each) => each.index === link)
      if (link === null || (own !== undefined && (own.phase === 'connected' || own.phase === 'draining'))) {
        this.#find('I3', `${name}${link === null ? '' : ` link ${link}`} is said to be gone and is not`)
      }
    }
  }

  #find(invariant: string, what: string): void {
    this.findings.push(`${invariant}: ${what} at ${this.#now()} ms`)
  }
}
