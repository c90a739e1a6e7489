import type { Receipt } from '../../contract/receipt.ts'
import type { Teardown } from '../teardown/teardown.ts'
import type { JournalEntry } from './stored-records.ts'

export interface ReceiptFacts {
  /** ms since 1970 when it was asked for, or when this run took it over. */
  readonly epoch: number
  /** ms of an earlier run that belong to this receipt. */
  readonly before: number
  readonly outcome: Receipt['outcome']
}

export function receiptOf(teardown: Teardown, { epoch, before, outcome }: ReceiptFacts): Receipt {
  const { id, by, tries, steps } = teardown
  const { name, phonebook, link, device } = teardown.subject
  return {
    v: 1,
    id,
    epoch,
    by,
    subject: { name, phonebook, link, device },
    tries,
    elapsed: toTenth(teardown.elapsed - teardown.before + before),
    outcome,
    steps: steps.map((step) => ({ ...step, at: toTenth(step.at + before) })),
  }
}

/** The record of a hang-up whose end no run of the program saw. */
export function interruptedReceipt({ begin, epoch, subject }: JournalEntry): Receipt {
  const { name, phonebook, link, device } = subject
  return {
    v: 1,
    id: begin,
    epoch,
    by: 'resumed',
    subject: { name, phonebook, link, device },
    tries: 0,
    elapsed: 0,
    outcome: { phase: 'interrupted' },
    steps: [],
  }
}

const toTenth = (ms: number): number => Math.round(ms * 10) / 10
