import { expect, test } from 'vitest'
import { Journal } from '../../../../electron/engine/records/journal.ts'
import { createMemoryStorage } from '../../../fixtures/memory-storage.ts'
import { createVirtualClock } from '../../../fixtures/virtual-clock.ts'

const SUBJECT = {
  identity: 'guid',
  entryKey: 'entry',
  name: 'Office',
  phonebook: 'book',
  link: 2,
  device: 'isdn',
} as const

async function promised() {
  const storage = createMemoryStorage()
  const journal = new Journal(storage, createVirtualClock())
  await journal.promise('r1', SUBJECT)
  return { journal, storage }
}

test('a hung-up handle is kept until it is forgotten', async () => {
  const { journal, storage } = await promised()
  await journal.keepHandle('r1', SUBJECT)
  const next = await new Journal(storage, createVirtualClock()).openPromises()
  expect(next).toMatchObject({ entries: [], hungUpHandles: [{ id: 'r1', subject: SUBJECT }] })
  await journal.forget('r1')
  expect(storage.files.journal).toEqual([])
})

test('what is forgotten before its receipt is kept stays promised until then', async () => {
  const { journal, storage } = await promised()
  await journal.forget('r1')
  const killedNow = await new Journal(storage, createVirtualClock()).openPromises()
  expect(killedNow.entries.map((entry) => entry.begin)).toEqual(['r1'])
  await journal.keepHandle('r1', SUBJECT)
  expect(storage.files.journal).toEqual([])
})

test('a hung-up handle of an earlier run can be forgotten by this one', async () => {
  const { journal, storage } = await promised()
  await journal.keepHandle('r1', SUBJECT)
  const next = new Journal(storage, createVirtualClock())
  await next.openPromises()
  await next.forget('r1')
  expect(storage.files.journal).toEqual([])
})
