import { expect, test } from 'vitest'
import { startHarness } from '../../fixtures/engine-harness.ts'
import { createMemoryStorage, type MemoryStorage } from '../../fixtures/memory-storage.ts'

const OFFICE = 'connection id=office drain=200ms'
const PROMISE = (identity: string) =>
  JSON.stringify({
    v: 1,
    begin: 'earlier-1',
    epoch: 0,
    subject: { identity, entryKey: 'e', name: 'office', phonebook: '', link: null, device: 'vpn' },
  })

/** A disk whose reads come when they are let go. */
function lateDisk(files: { journal?: string[]; receipts?: string[] } = {}) {
  const memory = createMemoryStorage({ journal: files.journal ?? [], receipts: files.receipts ?? [] })
  const gates = new Map<string, () => void>()
  const storage: MemoryStorage = {
    ...memory,
    read: async (file) => {
      await new Promise<void>((resolve) => gates.set(file, resolve))
      return memory.read(file)
    },
  }
  return { memory, storage, letGo: (file: 'journal' | 'receipts') => gates.get(file)?.() }
}

/** Started, and past the moment that the first list waits for the journal. */
async function started(disk: ReturnType<typeof lateDisk>) {
  const harness = await startHarness(OFFICE, { storage: disk.storage, shown: true })
  await harness.clock.advance(300)
  return harness
}

test('connections are listed and hung up although no file answers, and that is told', async () => {
  const disk = lateDisk()
  const { row, clock, engine, hangUp } = await started(disk)
  expect(row('office').name).toBe('office')
  hangUp('office')
  await clock.advance(3_000)
  const kinds = engine.snapshot().notices.map(({ id, kind, detail }) => [id, kind, detail])
  expect(kinds).toContainEqual(['journal-late', 'file-late', 'journal.jsonl'])
  expect(kinds).toContainEqual(['receipts-late', 'file-late', 'receipts.jsonl'])
  expect(engine.receipts().map(({ outcome }) => outcome.phase)).toEqual(['gone'])
})

test('a promise in a journal that is read late is honoured from then on', async () => {
  const disk = lateDisk({ journal: [PROMISE('nobody')] })
  const { clock, engine } = await started(disk)
  expect(engine.snapshot().recent).toEqual([])
  await clock.advance(10_000)
  disk.letGo('journal')
  disk.letGo('receipts')
  await clock.advance(100)
  expect(engine.snapshot().recent.map(({ how }) => how.kind)).toEqual(['interrupted'])
  expect(engine.snapshot().notices).toEqual([])
})

test('what was hung up meanwhile neither is taken for an earlier promise nor empties the journal', async () => {
  const disk = lateDisk({ journal: [PROMISE('nobody')] })
  const { clock, engine, hangUp } = await started(disk)
  hangUp('office')
  await clock.advance(1_000)
  expect(disk.memory.files.journal[0]).toBe(PROMISE('nobody'))
  disk.letGo('receipts')
  disk.letGo('journal')
  await clock.advance(100)
  expect(engine.snapshot().recent.filter(({ how }) => how.kind === 'interrupted')).toHaveLength(1)
  expect(disk.memory.files.journal).toEqual([])
})

test('receipts that come late stand before those of this run', async () => {
  const old = await (async () => {
    const { clock, engine, hangUp } = await started(lateDisk())
    hangUp('office')
    await clock.advance(1_000)
    return engine.receipts()
  })()
  const disk = lateDisk({ receipts: old.map((receipt) => JSON.stringify({ ...receipt, id: 'older' })) })
  const { clock, engine, hangUp } = await started(disk)
  hangUp('office')
  await clock.advance(1_000)
  const [own = ''] = engine.receipts().map(({ id }) => id)
  disk.letGo('journal')
  disk.letGo('receipts')
  await clock.advance(100)
  expect(engine.receipts().map(({ id }) => id)).toEqual(['older', own])
})
