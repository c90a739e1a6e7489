import { describe, expect, test } from 'vitest'
import type { Receipt } from '../../../electron/contract/receipt.ts'
import { RECORD_CHECKS } from '../../../electron/storage/record-schemas.ts'

const SUBJECT = { name: 'Office', phonebook: 'book', link: null, device: 'vpn' } as const
const RECEIPT: Receipt = {
  v: 1,
  id: 'r1',
  epoch: 0,
  by: 'menu',
  subject: SUBJECT,
  tries: 1,
  elapsed: 812.5,
  outcome: { phase: 'gone', evidence: ['invalid-handle', 'not-enumerated'] },
  steps: [
    { at: 0, what: 'journal' },
    { at: 1, what: 'returned', detail: '0' },
  ],
}
const ENTRY = { v: 1, begin: 'r1', epoch: 0, subject: { ...SUBJECT, identity: 'guid', entryKey: 'entry' } }

describe('a receipt on disk', () => {
  test.each([
    { phase: 'gone', evidence: ['sub-entry-closed'] },
    { phase: 'presumed', reason: 'no-witness' },
    { phase: 'already-gone', failure: null },
    { phase: 'already-gone', failure: { kind: 'code', code: 6, name: 'ERROR_INVALID_HANDLE' } },
    { phase: 'failed', failure: { kind: 'code', code: 4711, name: null } },
    { phase: 'failed', failure: { kind: 'malformed', reason: 'x' } },
    { phase: 'failed', failure: { kind: 'busy' } },
    { phase: 'left' },
    { phase: 'interrupted' },
  ])('that ended in %j is one', (outcome) => {
    expect(RECORD_CHECKS.receipts(JSON.parse(JSON.stringify({ ...RECEIPT, outcome })))).toBe(true)
  })

  test.each([
    ['nothing', null],
    ['a list', []],
    ['another version', { ...RECEIPT, v: 2 }],
    ['no time', { ...RECEIPT, epoch: undefined }],
    ['a time that is none', { ...RECEIPT, epoch: 'yesterday' }],
    ['nobody we know who asked', { ...RECEIPT, by: 'toString' }],
    ['no device', { ...RECEIPT, subject: { ...SUBJECT, device: undefined } }],
    ['a link below one', { ...RECEIPT, subject: { ...SUBJECT, link: 0 } }],
    ['an end that nobody knows', { ...RECEIPT, outcome: { phase: 'vanished' } }],
    ['"gone" without a word of evidence', { ...RECEIPT, outcome: { phase: 'gone' } }],
    ['evidence that nobody knows', { ...RECEIPT, outcome: { phase: 'gone', evidence: ['a feeling'] } }],
    ['a failure without a code', { ...RECEIPT, outcome: { phase: 'failed', failure: { kind: 'code' } } }],
    ['a step without a time', { ...RECEIPT, steps: [{ what: 'call' }] }],
    ['a step that nobody knows', { ...RECEIPT, steps: [{ at: 1, what: 'dance' }] }],
  ])('with %s is none', (_what, value) => {
    expect(RECORD_CHECKS.receipts(value)).toBe(false)
  })
})

describe('a promise on disk', () => {
  test('names the connection, or a link of it', () => {
    expect(RECORD_CHECKS.journal(ENTRY)).toBe(true)
    expect(RECORD_CHECKS.journal({ ...ENTRY, subject: { ...ENTRY.subject, link: 2 } })).toBe(true)
  })

  test.each(['identity', 'entryKey', 'name', 'phonebook', 'device', 'link'])('without %s is none', (key) => {
    expect(RECORD_CHECKS.journal({ ...ENTRY, subject: { ...ENTRY.subject, [key]: undefined } })).toBe(false)
  })
})
