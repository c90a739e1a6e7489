import { z } from 'zod'
import { RECEIPT_INITIATORS, type Receipt, STEP_KINDS } from '../contract/receipt.ts'
import { DEVICE_KINDS } from '../contract/snapshot.ts'
import { EVIDENCE } from '../contract/teardown-view.ts'
import type { JournalEnd, JournalEntry, StoredFile, StoredRecords } from '../engine/records/stored-records.ts'
import type { LineCheck } from './read-lines.ts'

/**
 * The one check of every line on disk, and the source of its JSON Schema in docs/formats. Keys that are not named here are
 * let through; a value that is not listed here makes the line one of another version.
 */

const device = z.enum(DEVICE_KINDS)
const link = z.number().int().min(1).nullable().describe('One-based index of a link; null: the whole connection')
const epoch = z.number().describe('ms since 1970, UTC')
const failure = z.union([
  z.object({ kind: z.literal('busy') }),
  z.object({ kind: z.literal('code'), code: z.number(), name: z.string().nullable() }),
  z.object({ kind: z.enum(['unavailable', 'malformed']), reason: z.string() }),
])
const evidence = z.enum(EVIDENCE)
const subject = z.object({ name: z.string(), phonebook: z.string(), link, device })
const journalSubject = subject.extend({ identity: z.string(), entryKey: z.string() })

export const JOURNAL_BEGIN = z
  .object({ v: z.literal(1), begin: z.string(), epoch, subject: journalSubject })
  .describe('A promise: this hang-up was begun. On disk before RasHangUp is called.') satisfies z.ZodType<JournalEntry>

export const JOURNAL_END = z
  .object({ v: z.literal(1), end: z.string(), spent: journalSubject.exactOptional() })
  .describe('The promise is over. `spent`: its handle was hung up without a known end.') satisfies z.ZodType<JournalEnd>

export const RECEIPT = z.object({
  v: z.literal(1),
  id: z.string(),
  epoch,
  by: z.enum(RECEIPT_INITIATORS),
  subject,
  tries: z.number(),
  elapsed: z.number().describe('ms from the request to the end'),
  outcome: z.union([
    z.object({ phase: z.enum(['left', 'interrupted']) }),
    z.object({ phase: z.literal('gone'), evidence: z.array(evidence) }),
    z.object({ phase: z.literal('presumed'), reason: z.literal('no-witness') }),
    z.object({ phase: z.literal('already-gone'), failure: failure.nullable() }),
    z.object({ phase: z.literal('failed'), failure }),
  ]),
  steps: z.array(
    z.object({
      at: z.number().describe('ms since the request'),
      what: z.enum(STEP_KINDS),
      detail: z.string().exactOptional(),
    }),
  ),
}) satisfies z.ZodType<Receipt>

const isEntry = fits(JOURNAL_BEGIN)
const isEnd = fits(JOURNAL_END)

/** The check of each file's lines. */
export const RECORD_CHECKS: { readonly [F in StoredFile]: LineCheck<StoredRecords[F]> } = {
  journal: (value): value is StoredRecords['journal'] => isEntry(value) || isEnd(value),
  receipts: fits(RECEIPT),
}

function fits<T>(schema: z.ZodType<T>): LineCheck<T> {
  return (value): value is T => schema.safeParse(value).success
}
