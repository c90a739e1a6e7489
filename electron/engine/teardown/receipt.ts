import type { DeviceKind } from '../../contract/snapshot.ts'
import type { Asker } from '../engine.ts'
import type { Course, Ending } from './course.ts'

/** One thing that happened in a teardown. `at` = ms since it was asked for. */
export interface Step {
  readonly at: number
  readonly what:
    | 'journal'
    | 'journal-failed'
    | 'list'
    | 'last-link'
    | 'call'
    | 'returned'
    | 'state'
    | 'status'
    | 'witness'
    | 'slow'
    | 'stuck'
    | 'again'
    | 'keep-waiting'
    | 'resumed'
    | 'left'
    | 'ended'
  /** A code, a state or a few words. */
  readonly detail?: string
}

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

/** The record of one teardown: what was done, seen and proven. Kept as one line of JSON. */
export interface Receipt {
  readonly v: 1
  readonly id: string
  /** ms since 1970 when it was asked for. */
  readonly epoch: number
  readonly by: Asker | 'resumed'
  readonly subject: Omit<Subject, 'identity' | 'entryKey'>
  readonly tries: number
  /** ms from the request to the end. */
  readonly elapsed: number
  /** `left`: the user did not wait for the end. `interrupted`: the program ended before it. */
  readonly outcome: Ending | { readonly phase: 'interrupted' }
  readonly steps: readonly Step[]
}

export function receiptOf(
  course: Course,
  subject: Subject,
  by: Receipt['by'],
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
