import type { Initiator, Receipt } from '../../contract/receipt.ts'
import type { DeviceKind } from '../../contract/snapshot.ts'
import type { Course } from '../teardown/teardown.ts'

/** What was hung up, as it was known when it was asked for. */
export interface Subject {
  readonly identity: string
  readonly entryKey: string
  readonly name: string
  readonly phonebook: string
  /** One-based; null = the whole connection. */
  readonly link: number | null
  readonly device: DeviceKind
}

export function receiptOf(
  course: Course,
  subject: Subject,
  by: Initiator | 'resumed',
  epoch: number,
  outcome: Receipt['outcome'],
): Receipt {
  const { name, phonebook, link, device } = subject
  return {
    v: 1,
    id: course.id,
    epoch,
    by,
    subject: { name, phonebook, link, device },
    tries: course.tries,
    elapsed: Math.round(course.elapsed * 10) / 10,
    outcome,
    steps: course.steps.map((step) => ({ ...step, at: Math.round(step.at * 10) / 10 })),
  }
}
