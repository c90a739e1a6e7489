import type { Notice } from '../../contract/notice.ts'
import type { Receipt, Step } from '../../contract/receipt.ts'
import { DEVICE_KINDS, type Usual } from '../../contract/snapshot.ts'
import type { EngineStorage } from '../parts.ts'
import { MOST_RECEIPTS, STUCK_AFTER, STUCK_AT_MOST, USUAL_FROM } from '../timings.ts'

/** The records of past teardowns: in memory to be shown, on disk a line for each run of the program that saw one. */
export class Receipts {
  readonly #storage: EngineStorage
  /** Oldest first. */
  #byId = new Map<string, Receipt>()
  #all: readonly Receipt[] = []
  #usual: readonly Usual[] = []
  #count = 0

  constructor(storage: EngineStorage) {
    this.#storage = storage
  }

  get all(): readonly Receipt[] {
    return this.#all
  }

  /** Grows with every receipt, kept or not any more. */
  get count(): number {
    return this.#count
  }

  get usual(): readonly Usual[] {
    return this.#usual
  }

  /** The receipt of this teardown names its end; `left` names none. */
  tellsTheEndOf(id: string): boolean {
    return this.#all.some((receipt) => receipt.id === id && receipt.outcome.phase !== 'left')
  }

  /**
   * When a hang-up of this line counts as stuck, ms from its call: as long as 19 of 20 of its own took, within bounds.
   */
  stuckAfter({ name, phonebook, link }: Receipt['subject']): number {
    const times = provenTimes(
      this.#all.filter(
        ({ subject }) => subject.name === name && subject.phonebook === phonebook && subject.link === link,
      ),
    )
    const p95 = times.length < USUAL_FROM ? undefined : at(times, 0.95)
    return Math.min(STUCK_AT_MOST, Math.max(STUCK_AFTER, p95 ?? 0))
  }

  /** This teardown ended in a presumption. */
  presumed(id: string): boolean {
    return this.#byId.get(id)?.outcome.phase === 'presumed'
  }

  has(id: string): boolean {
    return this.#byId.has(id)
  }

  /** Empty for an unknown teardown. */
  stepsOf(id: string): readonly Step[] {
    return this.#byId.get(id)?.steps ?? []
  }

  async load(): Promise<Notice | null> {
    const { records, notice } = await this.#storage.read('receipts')
    // What this run has added meanwhile is newer than what the file held.
    const added = [...this.#byId.values()]
    this.#byId.clear()
    for (const receipt of [...records, ...added]) if (!this.#isSame(receipt)) this.#take(receipt)
    this.#settle()
    this.#count = Math.max(this.#count, this.#all.length)
    return notice
  }

  /** Null, or the reason why it is not on disk; it is kept in memory either way. */
  async add(receipt: Receipt): Promise<string | null> {
    this.#take(receipt)
    this.#settle()
    this.#count += 1
    const result = await this.#storage.append('receipts', receipt)
    return result.ok ? null : result.reason
  }

  /** A receipt of this run may be in the file already when that is read late. */
  #isSame({ id, epoch, elapsed }: Receipt): boolean {
    const known = this.#byId.get(id)
    return known !== undefined && known.epoch === epoch && known.elapsed === elapsed
  }

  /** One record a teardown: one that an earlier run left open is continued. */
  #take(receipt: Receipt): void {
    const earlier = this.#byId.get(receipt.id)
    this.#byId.delete(receipt.id)
    this.#byId.set(receipt.id, earlier === undefined ? receipt : joined(earlier, receipt))
  }

  #settle(): void {
    this.#all = [...this.#byId.values()].slice(-MOST_RECEIPTS)
    this.#byId = new Map(this.#all.map((receipt) => [receipt.id, receipt]))
    this.#usual = usualOf(this.#all)
  }
}

function joined(earlier: Receipt, later: Receipt): Receipt {
  // The clock on the wall may have been set back between two runs.
  const between = Math.max(earlier.elapsed, later.epoch - earlier.epoch)
  return {
    ...later,
    epoch: earlier.epoch,
    by: earlier.by,
    tries: earlier.tries + later.tries,
    elapsed: between + later.elapsed,
    steps: [...earlier.steps, ...later.steps.map((step) => ({ ...step, at: between + step.at }))],
  }
}

/**
 * How long a hang-up that ended in proof took, by kind of device; links and whole connections count alike. Resumed ones are
 * left out: they tell when the program was back.
 */
export function usualOf(receipts: readonly Receipt[]): readonly Usual[] {
  return DEVICE_KINDS.flatMap((device) => {
    const times = provenTimes(receipts.filter(({ subject }) => subject.device === device))
    const p50Ms = at(times, 0.5)
    const p95Ms = at(times, 0.95)
    if (p50Ms === undefined || p95Ms === undefined || times.length < USUAL_FROM) return []
    return [{ device, p50Ms, p95Ms, count: times.length }]
  })
}

/** ms of the hang-ups that this run, or one of before, saw from request to proof; shortest first. */
function provenTimes(receipts: readonly Receipt[]): readonly number[] {
  return receipts
    .filter(({ outcome }) => outcome.phase === 'gone')
    .filter(({ steps }) => steps.every(({ what }) => what !== 'resumed'))
    .map((receipt) => receipt.elapsed)
    .sort((x, y) => x - y)
}

function at(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
}
