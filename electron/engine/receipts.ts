import type { Receipt } from '../contract/receipt.ts'
import type { DeviceKind, Notice, Usual } from '../contract/snapshot.ts'
import type { EngineStorage } from './engine.ts'
import { isReceipt } from './stored.ts'

const MOST = 1_000
const KINDS: readonly DeviceKind[] = ['vpn', 'pppoe', 'modem', 'isdn', 'other']

/** The records of past teardowns: in memory to be shown, on disk a line each. */
export class Receipts {
  readonly #storage: EngineStorage
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

  /** How this teardown ended was told already; that the user left before the end tells no end. */
  tellsTheEndOf(id: string): boolean {
    return this.#all.some((receipt) => receipt.id === id && receipt.outcome.phase !== 'left')
  }

  async load(): Promise<Notice | null> {
    const { lines, notice } = await this.#storage.read('receipts')
    this.#set(
      lines.map(parse).reduce<readonly Receipt[]>((all, one) => (one === null ? all : withReceipt(all, one)), []),
    )
    this.#count = this.#all.length
    return notice
  }

  /** Gives the reason where it could not be kept on disk; it is in memory all the same. */
  async add(receipt: Receipt): Promise<string | null> {
    this.#set(withReceipt(this.#all, receipt))
    this.#count += 1
    const result = await this.#storage.append('receipts', JSON.stringify(receipt))
    return result.ok ? null : result.reason
  }

  #set(all: readonly Receipt[]): void {
    this.#all = all.slice(-MOST)
    this.#usual = usualOf(this.#all)
  }
}

/**
 * One record a teardown: one that an earlier run of the program left open goes on where that run stopped. On disk each run
 * has its own line.
 */
export function withReceipt(all: readonly Receipt[], receipt: Receipt): readonly Receipt[] {
  const earlier = all.find((one) => one.id === receipt.id)
  if (earlier === undefined) return [...all, receipt]
  // The clock on the wall may have been set back between two runs.
  const between = Math.max(earlier.elapsed, receipt.epoch - earlier.epoch)
  return [
    ...all.filter((one) => one !== earlier),
    {
      ...receipt,
      epoch: earlier.epoch,
      by: earlier.by,
      tries: earlier.tries + receipt.tries,
      elapsed: between + receipt.elapsed,
      steps: [...earlier.steps, ...receipt.steps.map((step) => ({ ...step, at: between + step.at }))],
    },
  ]
}

/**
 * How long a hang-up that ended in proof took, by kind of device; links and whole connections count alike. One over which
 * the program ended tells only when it was back.
 */
export function usualOf(receipts: readonly Receipt[]): readonly Usual[] {
  return KINDS.flatMap((device) => {
    const times = receipts
      .filter(({ outcome, subject }) => outcome.phase === 'gone' && subject.device === device)
      .filter(({ steps }) => steps.every(({ what }) => what !== 'resumed'))
      .map((receipt) => receipt.elapsed)
      .sort((a, b) => a - b)
    const p50Ms = at(times, 0.5)
    const p95Ms = at(times, 0.95)
    return p50Ms === undefined || p95Ms === undefined ? [] : [{ device, p50Ms, p95Ms, count: times.length }]
  })
}

function at(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
}

function parse(line: string): Receipt | null {
  try {
    const value: unknown = JSON.parse(line)
    return isReceipt(value) ? value : null
  } catch {
    return null
  }
}
