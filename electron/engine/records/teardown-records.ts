import type { Clock } from '../../../native/clock.ts'
import type { Receipt } from '../../contract/receipt.ts'
import type { EngineLog } from '../parts.ts'
import { leavesHungUpHandle } from '../teardown/hung-up-handles.ts'
import type { Teardown } from '../teardown/teardown.ts'
import { RECEIPT_WITHIN } from '../timings.ts'
import type { Journal } from './journal.ts'
import { interruptedReceipt, receiptOf } from './make-receipt.ts'
import type { Receipts } from './receipts.ts'
import type { JournalEntry } from './stored-records.ts'

export interface TeardownRecordParts {
  readonly journal: Journal
  readonly receipts: Receipts
  readonly clock: Clock
  readonly log: EngineLog
  /** Whether the journal line is on disk; told before RasHangUp is called. */
  readonly promiseKept: (kept: boolean) => void
  /** Why the receipt is not on disk; null = it is. */
  readonly receiptKept: (reason: string | null) => void
}

/** What is written of a teardown: a journal line before its call; after its end a receipt, then the line is cleared. */
export class TeardownRecords {
  readonly #parts: TeardownRecordParts
  /** They run without a line in the journal. */
  readonly #unpromised = new Set<Teardown>()

  constructor(parts: TeardownRecordParts) {
    this.#parts = parts
  }

  /** True once the line is on disk; false if that failed or took too long. */
  async promise(teardown: Teardown): Promise<boolean> {
    const kept = await this.#parts.journal.promise(teardown.id, teardown.subject)
    if (!kept) this.#unpromised.add(teardown)
    // While any teardown runs without its line the notice stays, whatever the disk takes of others.
    if (this.#unpromised.size === 0 || !kept) this.#parts.promiseKept(kept)
    return kept
  }

  async finish(teardown: Teardown): Promise<void> {
    const { id, state, subject } = teardown
    const { journal } = this.#parts
    this.#unpromised.delete(teardown)
    if (!('mark' in state)) await this.#keep(this.#receipt(teardown, state))
    if (leavesHungUpHandle(teardown)) await journal.keepHandle(id, subject)
    else await journal.clear(id)
  }

  /** The program ends before this teardown does; its journal line stays. */
  async keepUnfinished(teardown: Teardown): Promise<void> {
    await this.#keep(this.#receipt(teardown, { phase: 'left' }))
  }

  /** An earlier run ended before the proof, and the connection is not listed any more: nobody can know. */
  async interrupted(entry: JournalEntry): Promise<void> {
    await this.#keep(interruptedReceipt(entry))
    await this.#parts.journal.clear(entry.begin)
  }

  #receipt(teardown: Teardown, outcome: Receipt['outcome']): Receipt {
    const { clock, receipts } = this.#parts
    // Where an earlier run kept a receipt of its part, this one continues it.
    const before = receipts.has(teardown.id) ? 0 : teardown.before
    const begun = clock.epoch() - (clock.now() - teardown.startedAt) - before
    return receiptOf(teardown, { epoch: Math.round(begun), before, outcome })
  }

  async #keep(receipt: Receipt): Promise<void> {
    const { clock, receiptKept } = this.#parts
    const callOff = clock.after(RECEIPT_WITHIN, () => receiptKept('receipts.jsonl: the disk does not answer'))
    const reason = await this.#parts.receipts.add(receipt)
    callOff()
    if (reason !== null) this.#parts.log.warn(`The receipt of ${receipt.id} was not kept: ${reason}`)
    this.#parts.receiptKept(reason)
  }
}
