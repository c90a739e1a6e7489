import type { Snapshot } from '../../../electron/contract/snapshot.ts'
import type { CallRecord } from '../../../native/simulator/simulator.ts'
import type { FileName } from './disk.ts'
import { keyOfRecord, keyOfTruth, type Scene, targetOf, type Wanted } from './scene.ts'

interface Begin {
  readonly begin: string
  readonly subject: { readonly identity: string; readonly link: number | null }
}

interface ReceiptLine {
  readonly id: string
  readonly outcome: { readonly phase: string }
}

/** I5 and I12 of what is written: promises in the journal, receipts, and what the views say of both. */
export class DiskJudge {
  readonly #scene: Scene
  readonly #look: () => Snapshot
  readonly #left: (target: string) => void
  /** TeardownRegistry that have begun and not ended, with their targets. */
  readonly #running = new Map<string, string>()
  readonly #over = new Set<string>()
  /** Promises on disk that are not cleared. */
  #open: ReadonlyMap<string, Wanted> = new Map()
  readonly #everOpen = new Set<string>()
  /** Whose handles the journal calls spent: nobody waits for their ends any more. */
  #spent: ReadonlyMap<string, Wanted> = new Map()
  readonly #receipts = new Set<string>()
  /** Those whose receipt says how it ended, and not only that nobody waited. */
  readonly #told = new Set<string>()
  /** The disk refused something of these: nothing more is owed. */
  readonly #excused = new Set<string>()
  #begunAt = 0

  constructor(scene: Scene, look: () => Snapshot, left: (target: string) => void) {
    this.#left = left
    this.#scene = scene
    this.#look = look
  }

  /** Targets that the journal promises to watch. */
  get promised(): ReadonlySet<string> {
    return new Set([...this.#open.values()].map(targetOf))
  }

  /** Targets of which the journal says that they were hung up, or may have been. */
  get hungUp(): ReadonlySet<string> {
    return new Set([...this.promised, ...[...this.#spent.values()].map(targetOf)])
  }

  /** Another run of the program begins, with what is on the disk. */
  begun(): void {
    this.#begunAt = this.#scene.now()
    this.#running.clear()
    for (const [id, wanted] of this.#open) {
      this.#scene.resumed.add(id)
      this.#scene.targets.set(id, wanted)
    }
  }

  attempted(file: FileName, line: string): void {
    const record: unknown = JSON.parse(line)
    if (file === 'receipts') this.#receiptWanted(record as ReceiptLine)
    else if (isBegin(record)) this.#promiseWanted(record)
  }

  #promiseWanted(record: Begin): void {
    const wanted = wantedOf(record.subject)
    const target = targetOf(wanted)
    if ([...this.#running.values()].includes(target)) {
      this.#scene.find('I5', 'a second teardown of a target that has one')
    }
    // A slow disk is given a promise when the teardown is long over.
    if (!this.#over.has(record.begin)) this.#running.set(record.begin, target)
    this.#scene.targets.set(record.begin, wanted)
  }

  refused(file: FileName, line: string | null): void {
    if (line === null) {
      for (const id of this.#open.keys()) this.#excused.add(id)
      return
    }
    const record: unknown = JSON.parse(line)
    if (file === 'receipts') this.#excused.add((record as ReceiptLine).id)
    else if (isEnd(record)) this.#excused.add(record.end)
  }

  changed(file: FileName, lines: readonly string[], added: string | null): void {
    if (file === 'receipts') {
      if (added !== null) this.#receiptKept(JSON.parse(added))
      return
    }
    const open = new Map<string, Wanted>()
    const spent = new Map<string, Wanted>()
    for (const line of lines) {
      const record: unknown = JSON.parse(line)
      if (isBegin(record)) open.set(record.begin, wantedOf(record.subject))
      else if (isEnd(record)) {
        open.delete(record.end)
        if (record.spent === undefined) spent.delete(record.end)
        else spent.set(record.end, wantedOf(record.spent))
      }
    }
    this.#spent = spent
    for (const id of this.#open.keys()) {
      if (open.has(id) || this.#excused.has(id) || this.#receipts.has(id)) continue
      this.#scene.find('I12', `the promise ${id} is cleared before its receipt is kept`)
    }
    this.#open = open
    for (const id of open.keys()) this.#everOpen.add(id)
  }

  /** RasHangUp is about to happen: the promise has to be on disk, or the user has to know that it is not. */
  call({ name, phase, handle }: CallRecord): void {
    if (name !== 'RasHangUpW' || phase !== 'enter' || handle === null) return
    const holder = this.#scene.holder(handle)
    if (holder === null) return
    const target = targetOf({ key: keyOfTruth(holder.row), link: holder.link })
    if (this.promised.has(target)) return
    const said = this.#look().notices.some((notice) => notice.kind === 'journal-not-kept')
    if (!said) this.#scene.find('I12', `RasHangUp on ${holder.row.id} without a promise on disk`)
    else if (this.#scene.diskTroubledAt() < this.#begunAt) {
      this.#scene.find('I12', `RasHangUp on ${holder.row.id} without a promise on a disk that works`)
    }
  }

  /** Time is over: what was promised has been told, or is watched still. */
  over(snapshot: Snapshot): void {
    if (snapshot.health.kind !== 'ok') return
    const watched = new Set(
      snapshot.connections
        .flatMap((row) => [row.teardown, ...row.links.map((link) => link.teardown)])
        .flatMap((view) => (view !== null && 'mark' in view.progress ? [view.id] : [])),
    )
    for (const id of this.#everOpen) {
      if (this.#receipts.has(id) && !this.#open.has(id)) continue
      if (this.#excused.has(id) || watched.has(id)) continue
      // While the whole connection is hung up, its end is the end of its links.
      const { key = '' } = this.#scene.targets.get(id) ?? {}
      if ([...watched].some((other) => this.#isWhole(other, key))) continue
      this.#scene.find('I12', `the promise ${id} is neither watched on nor told`)
    }
  }

  #isWhole(id: string, key: string): boolean {
    const target = this.#scene.targets.get(id)
    return target?.key === key && target.link === null
  }

  #receiptWanted({ id, outcome }: ReceiptLine): void {
    this.#running.delete(id)
    this.#over.add(id)
    const wanted = this.#scene.targets.get(id)
    if (outcome.phase === 'left' && wanted !== undefined) this.#left(targetOf(wanted))
    if (outcome.phase !== 'interrupted') return
    const target = this.#open.get(id)
    if (target !== undefined && this.#scene.listed.has(target.key)) {
      this.#scene.find('I12', `${id} is told as interrupted, and its connection is listed`)
    }
    const told = this.#look().recent.some((row) => row.id === id && row.how.kind === 'interrupted')
    if (!told) this.#scene.find('I12', `no view says that ${id} was interrupted`)
  }

  #receiptKept({ id, outcome }: ReceiptLine): void {
    this.#receipts.add(id)
    if (outcome.phase === 'left') return
    if (this.#told.has(id)) this.#scene.find('I12', `the end of ${id} is told twice`)
    this.#told.add(id)
  }
}

function isBegin(record: unknown): record is Begin {
  return typeof record === 'object' && record !== null && 'begin' in record
}

interface End {
  readonly end: string
  readonly spent?: Begin['subject']
}

function isEnd(record: unknown): record is End {
  return typeof record === 'object' && record !== null && 'end' in record
}

function wantedOf({ identity, link }: Begin['subject']): Wanted {
  return { key: keyOfRecord(identity), link }
}
