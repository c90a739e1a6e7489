import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { ANSWERS, EVENT } from '../../../electron/host/command/answer.ts'
import {
  RECORDED_CALL,
  RECORDED_EVENT,
  RECORDING_DROPPED,
  RECORDING_END,
  RECORDING_HEADER,
} from '../../../electron/host/recording/line-schemas.ts'
import { createStorage } from '../../../electron/storage/create-storage.ts'
import { JOURNAL_BEGIN, JOURNAL_END, RECEIPT, RECORD_CHECKS } from '../../../electron/storage/record-schemas.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')

test.each([
  ['journal-begin', JOURNAL_BEGIN],
  ['journal-end', JOURNAL_END],
  ['receipt', RECEIPT],
  ['recording-header', RECORDING_HEADER],
  ['recording-call', RECORDED_CALL],
  ['recording-event', RECORDED_EVENT],
  ['recording-dropped', RECORDING_DROPPED],
  ['recording-end', RECORDING_END],
] as const)('the schema of %s is the one that is described', async (name, schema) => {
  const text = `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`
  await expect(text).toMatchFileSnapshot(path.join(ROOT, `docs/formats/${name}.json`))
})

test.each([
  ['list', ANSWERS.list],
  ['hang-up', ANSWERS['hang-up']],
  ['wait', ANSWERS.wait],
  ['history', ANSWERS.history],
  ['event', EVENT],
] as const)('the schema of what --json prints for %s is the one that is described', async (name, schema) => {
  // A receipt has a schema of its own.
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  await expect(`${JSON.stringify(described, null, 2)}\n`).toMatchFileSnapshot(
    path.join(ROOT, `docs/formats/command-${name}.json`),
  )
})

/** Written by the version that has its name, and never changed. */
test.each(['1'])('lines of version %s are read for ever', async (version) => {
  const folder = path.join(ROOT, `test/fixtures/records-v${version}`)
  for (const [file, check] of [
    ['journal.jsonl', RECORD_CHECKS.journal],
    ['receipts.jsonl', RECORD_CHECKS.receipts],
  ] as const) {
    const lines = readFileSync(path.join(folder, file), 'utf8').split('\n').slice(0, -1)
    expect(lines.length).toBeGreaterThan(2)
    for (const line of lines) expect(check(JSON.parse(line)), line).toBe(true)
  }
  const storage = createStorage(folder)
  expect((await storage.read('journal')).notice).toBeNull()
  expect((await storage.read('receipts')).notice).toBeNull()
})
