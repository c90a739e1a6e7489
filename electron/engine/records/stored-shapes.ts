import { RECEIPT_INITIATORS, type Receipt, STEP_KINDS } from '../../contract/receipt.ts'
import { DEVICE_KINDS, EVIDENCE } from '../../contract/snapshot.ts'
import type { HangUpSubject } from '../teardown/hang-up-subject.ts'

/**
 * Checks a line from disk before it is used. The file may have been edited, or written by another version; half a record
 * must not reach a view.
 */

/** A promise to watch: on disk before RasHangUp is called. It names the identity, never a handle. */
export interface JournalEntry {
  readonly v: 1
  readonly begin: string
  /** ms since 1970 */
  readonly epoch: number
  readonly subject: HangUpSubject
}

type Check = (value: unknown) => boolean

/** Every key that `T` has, with what it has to be. */
type Shape<T> = Readonly<Record<keyof T, Check>>

function fits(value: unknown, shape: Readonly<Record<string, Check>>): boolean {
  if (typeof value !== 'object' || value === null) return false
  const fields = new Map(Object.entries(value))
  return Object.entries(shape).every(([key, check]) => check(fields.get(key)))
}

const text: Check = (value) => typeof value === 'string'
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value)
const link: Check = (value) => value === null || (typeof value === 'number' && Number.isInteger(value) && value >= 1)
const version: Check = (value) => value === 1
const oneOf =
  (known: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && known.includes(value)
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)

const device = oneOf(DEVICE_KINDS)
const evidence = oneOf(EVIDENCE)
const by = oneOf(RECEIPT_INITIATORS)
const what = oneOf(STEP_KINDS)

const step: Check = (value) =>
  fits(value, { at: number, what, detail: (detail) => detail === undefined || text(detail) })

const failure: Check = (value) =>
  fits(value, { kind: (kind) => kind === 'busy' }) ||
  fits(value, { kind: (kind) => kind === 'code', code: number, name: (name) => name === null || text(name) }) ||
  fits(value, { kind: (kind) => kind === 'unavailable' || kind === 'malformed', reason: text })

const outcome: Check = (value) =>
  fits(value, { phase: (phase) => phase === 'left' || phase === 'interrupted' }) ||
  fits(value, { phase: (phase) => phase === 'gone', evidence: listOf(evidence) }) ||
  fits(value, { phase: (phase) => phase === 'presumed', reason: (reason) => reason === 'no-witness' }) ||
  fits(value, { phase: (phase) => phase === 'already-gone', failure: (one) => one === null || failure(one) }) ||
  fits(value, { phase: (phase) => phase === 'failed', failure })

const SUBJECT: Shape<Receipt['subject']> = { name: text, phonebook: text, link, device }
const JOURNAL_SUBJECT: Shape<Omit<HangUpSubject, 'storedAs'>> = { ...SUBJECT, identity: text, entryKey: text }
const ENTRY: Shape<JournalEntry> = { v: version, begin: text, epoch: number, subject: isSubject }
const RECEIPT: Shape<Receipt> = {
  v: version,
  id: text,
  epoch: number,
  by,
  subject: (subject) => fits(subject, SUBJECT),
  tries: number,
  elapsed: number,
  outcome,
  steps: listOf(step),
}

export function isSubject(value: unknown): value is HangUpSubject {
  return fits(value, JOURNAL_SUBJECT)
}

export function isJournalEntry(value: unknown): value is JournalEntry {
  return fits(value, ENTRY)
}

export function isReceipt(value: unknown): value is Receipt {
  return fits(value, RECEIPT)
}
