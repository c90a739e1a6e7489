import { describe, expect, test } from 'vitest'
import type { Receipt } from '../../../../electron/contract/receipt.ts'
import { usualOf } from '../../../../electron/engine/records/receipts.ts'
import { receiptsAsCsv, receiptsAsJson } from '../../../../electron/host/export-receipts.ts'
import { startHarness } from '../../../fixtures/engine-harness.ts'
import { createMemoryStorage } from '../../../fixtures/memory-storage.ts'

const OFFICE = 'connection id=office name="Office VPN" handle=0x1000'

const receipt = (over: Partial<Receipt> = {}): Receipt => ({
  v: 1,
  id: 'r1',
  epoch: Date.UTC(2026, 0, 2, 3, 4, 5),
  by: 'popover',
  subject: { name: 'Office VPN', phonebook: 'book', link: null, device: 'vpn' },
  tries: 1,
  elapsed: 812.5,
  outcome: { phase: 'gone', evidence: ['invalid-handle', 'not-enumerated'] },
  steps: [
    { at: 0.2, what: 'journal' },
    { at: 1, what: 'state', detail: 'state 8192' },
  ],
  ...over,
})

describe('leaving a stuck teardown', () => {
  test('ends the watch, says so, and asks nothing but the status of that handle again', async () => {
    const harness = await startHarness(`${OFFICE} drain=never`, { shown: true })
    harness.hangUp('Office VPN')
    await harness.clock.advance(10_500)
    const target = { connection: harness.row('Office VPN').id, link: null }
    expect(harness.engine.leaveIt(target)).toEqual({ ok: true })
    expect(harness.row('Office VPN')).toMatchObject({ ended: false, teardown: { progress: { phase: 'left' } } })
    await harness.clock.advance(20_000)
    const made = harness.madeOn(0x1000n)
    expect(new Set(made.slice(made.indexOf('RasHangUpW') + 1))).toEqual(new Set(['RasGetConnectStatusW']))
    expect(harness.engine.quitDecision()).toEqual({ kind: 'go' })
    expect(harness.engine.snapshot().recent[0]?.redial.safe).toBe(false)
  })

  test('while its call has not returned keeps that call from being made a second time', async () => {
    const harness = await startHarness(`${OFFICE} hangup-blocks=20s refs=2`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(10_500)
    const target = { connection: harness.row('Office VPN').id, link: null }
    harness.engine.leaveIt(target)
    const again = () => harness.engine.hangUp({ ...target, confirmed: true }, 'test')
    expect(again()).toEqual({ ok: false, refusal: 'not-now' })
    expect(harness.engine.hangUpAll({ includeOthers: true }, 'test')).toEqual({ ok: false, refusal: 'not-now' })
    await harness.clock.advance(10_000)
    expect(again()).toEqual({ ok: true })
    await harness.clock.advance(100)
    expect(harness.made('RasHangUpW')).toBe(2)
  })

  test('is refused before it is stuck', async () => {
    const harness = await startHarness(`${OFFICE} drain=never`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(5000)
    const target = { connection: harness.row('Office VPN').id, link: null }
    expect(harness.engine.leaveIt(target)).toEqual({ ok: false, refusal: 'not-now' })
  })
})

describe('sleep and session', () => {
  test('after a resume everything is listed anew at once, and rates begin anew', async () => {
    const harness = await startHarness(
      `onhook-scenario version=1 events=never\n${OFFICE} rate-in=8000\nconnection id=b name=B appears=5s`,
      { shown: true },
    )
    await harness.clock.advance(3100)
    expect(harness.row('Office VPN').traffic?.receivedPerSecond).toBe(8000)
    harness.engine.setShown(false)
    harness.engine.attend('suspend')
    await harness.clock.advance(2000)
    harness.engine.attend('resume')
    await harness.clock.settle()
    expect(harness.engine.snapshot().connections.map((row) => row.name)).toContain('B')
    expect(harness.row('Office VPN').traffic?.receivedPerSecond).toBe(0)
  })

  test('at the end of the session it waits for teardowns, but no longer than it may', async () => {
    const quick = await startHarness(`${OFFICE} drain=1s`)
    quick.hangUp('Office VPN')
    let ended = false
    void quick.engine.sessionEnds({ journal: 500, hangUps: 4000 }).then(() => {
      ended = true
    })
    await quick.clock.advance(1100)
    expect(ended).toBe(true)
    expect(quick.storage.files.journal).toEqual([])

    const endless = await startHarness(`${OFFICE} drain=never`)
    endless.hangUp('Office VPN')
    let gaveUp = false
    void endless.engine.sessionEnds({ journal: 500, hangUps: 4000 }).then(() => {
      gaveUp = true
    })
    await endless.clock.advance(3900)
    expect(gaveUp).toBe(false)
    await endless.clock.advance(200)
    expect(gaveUp).toBe(true)
    expect(endless.storage.files.journal).toHaveLength(1)
  })
})

describe('the end of the session', () => {
  test('comes to the journal first, and waits for its disk no longer than it may', async () => {
    const storage = createMemoryStorage()
    const written: (() => void)[] = []
    const slow: typeof storage = {
      ...storage,
      append: (file, line) =>
        new Promise((resolve) => {
          written.push(() => resolve(storage.append(file, line)))
        }),
    }
    const harness = await startHarness(`${OFFICE} drain=never`, { storage: slow })
    harness.hangUp('Office VPN')
    await harness.clock.settle()
    let ended = false
    void harness.engine.sessionEnds({ journal: 500, hangUps: 0 }).then(() => {
      ended = true
    })
    await harness.clock.advance(400)
    expect(ended).toBe(false)
    written[0]?.()
    await harness.clock.advance(1)
    expect(storage.files.journal).toHaveLength(1)
    expect(ended).toBe(true)
  })
})

describe('history', () => {
  test('keeps the last five minutes of traffic', async () => {
    const harness = await startHarness(`${OFFICE} rate-in=8000`, { shown: true })
    await harness.clock.advance(400_000)
    const points = harness.engine.history(harness.row('Office VPN').id)
    expect(points.length).toBeGreaterThan(290)
    expect((points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0)).toBeLessThanOrEqual(300_000)
    expect(points.at(-1)).toMatchObject({ receivedPerSecond: 8000, sentPerSecond: 0 })
  })

  test('of a row that is not there is empty', async () => {
    expect((await startHarness(OFFICE)).engine.history('c99')).toEqual([])
  })
})

describe('events', () => {
  test('of a link wake the watch long before its next poll', async () => {
    const harness = await startHarness(
      'connection id=b name=B type=isdn\nlink of=b index=1\nlink of=b index=2 drain=100ms',
    )
    await harness.clock.advance(1500)
    harness.ras.hangUpByAnother('b', 2)
    await harness.clock.advance(150)
    expect(harness.link('B', 2).state).toEqual({ kind: 'not-connected' })
  })
})

describe('receipts', () => {
  test('of earlier runs are there again, and say how long a device usually takes', async () => {
    const storage = createMemoryStorage()
    const first = await startHarness(`${OFFICE} drain=500ms`, { storage })
    first.hangUp('Office VPN')
    await first.clock.advance(2000)
    const second = await startHarness(OFFICE, { storage })
    expect(second.engine.receipts()).toHaveLength(1)
    const [usual] = second.engine.snapshot().usual
    expect(usual).toMatchObject({ device: 'vpn', count: 1 })
    expect(usual?.p50Ms).toBeGreaterThanOrEqual(500)
    expect(usual?.p50Ms).toBeLessThan(530)
  })

  test('that are no receipts are passed over', async () => {
    const storage = createMemoryStorage({ journal: [], receipts: ['{"v":1}', 'null', '{"v":1,"id":3}'] })
    const harness = await startHarness(OFFICE, { storage })
    expect(harness.engine.receipts()).toEqual([])
  })

  test('count only what was proven', () => {
    const times = [100, 200, 300, 400, 1000]
    const proven = times.map((elapsed) => receipt({ elapsed }))
    const failed = receipt({ elapsed: 9, outcome: { phase: 'left' } })
    expect(usualOf([...proven, failed])).toEqual([{ device: 'vpn', p50Ms: 300, p95Ms: 1000, count: 5 }])
  })

  test('that cannot be kept on disk are told, and kept in memory', async () => {
    const storage = createMemoryStorage()
    const harness = await startHarness(`${OFFICE} drain=100ms`, { storage })
    storage.breakWith('No space left on device')
    harness.hangUp('Office VPN')
    await harness.clock.advance(300)
    const told = harness.engine.snapshot().notices.find((notice) => notice.kind === 'receipt-not-kept')
    expect(told?.detail).toBe('No space left on device')
    expect(harness.engine.receipts()).toHaveLength(1)
  })

  test('go into one JSON document', () => {
    expect(JSON.parse(receiptsAsJson([receipt()]))).toEqual({ v: 1, receipts: [receipt()] })
  })

  test('go into CSV with quotes doubled and no formula of a name', () => {
    const csv = receiptsAsCsv([
      receipt({ subject: { name: '=HYPERLINK("x")', phonebook: 'b', link: 2, device: 'isdn' } }),
    ])
    const [head, line, end] = csv.split('\r\n')
    expect(head).toBe('id,begun,by,name,link,device,phonebook,outcome,evidence,elapsed ms,tries,steps')
    expect(line).toBe(
      'r1,2026-01-02T03:04:05.000Z,popover,"\'=HYPERLINK(""x"")",2,isdn,b,gone,invalid-handle not-enumerated,812.5,1,0.2 journal; 1 state state 8192',
    )
    expect(end).toBe('')
  })
})

describe('hang up all', () => {
  test('leaves out a connection that came up so lately that no view shows it yet', async () => {
    const harness = await startHarness(
      `${OFFICE} drain=100ms\nconnection id=late name=Late appears=1s status-blocks=1s`,
    )
    await harness.clock.advance(1050)
    expect(harness.engine.snapshot().connections.map((row) => row.name)).toEqual(['Office VPN'])
    harness.engine.hangUpAll({ includeOthers: false }, 'test')
    await harness.clock.advance(3000)
    expect(harness.ras.truth().map((row) => [row.id, row.phase])).toEqual([
      ['office', 'gone'],
      ['late', 'connected'],
    ])
  })
})
