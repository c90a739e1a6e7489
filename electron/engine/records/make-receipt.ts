import type { Receipt } from '../../contract/receipt.ts'
import type { Teardown } from '../teardown/teardown.ts'
import type { JournalEntry } from './stored-shapes.ts'

/** `epoch`: ms since 1970 when the teardown began. */
export function receiptOf(teardown: Teardown, epoch: number, outcome: Receipt['outcome']): Receipt {
  const { id, by, tries, elapsed, steps } = teardown
  const { name, phonebook, link, device } = teardown.subject
  return {
    v: 1,
    id,
    epoch,
    by,
    subject: { name, phonebook, link, device },
    tries,
    elapsed: toTenth(elapsed),
    outcome,
    steps: steps.map((step) => ({ ...step, at: toTenth(step.at) })),
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
