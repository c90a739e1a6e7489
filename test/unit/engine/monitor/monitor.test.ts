import { describe, expect, test } from 'vitest'
import { watchPeriod } from '../../../../electron/engine/timings.ts'
import { startHarness } from '../../../fixtures/engine-harness.ts'

describe('watching', () => {
  test('shows what is connected, with device, duration, addresses and owner', async () => {
    const harness = await startHarness(
      'connection id=a name="Office VPN" type=VPN device="WAN Miniport (IKEv2)" up=12min owner=other local=10.1.0.2 remote=10.1.0.1',
    )
    expect(harness.row('Office VPN')).toMatchObject({
      device: 'vpn',
      deviceName: 'WAN Miniport (IKEv2)',
      owner: 'other',
      state: { kind: 'connected' },
      connectedMs: 720_000,
      localAddress: '10.1.0.2',
      remoteAddress: '10.1.0.1',
      links: [],
      teardown: null,
    })
  })

  test('counts the links of a bundle: connected, not connected, no more', async () => {
    const harness = await startHarness(
      'connection id=b name=B type=isdn\nlink of=b index=1 device=AVM\nlink of=b index=2 connected=no device=AVM\nlink of=b index=3 device=AVM',
    )
    expect(harness.row('B').links.map((link) => [link.index, link.state.kind, link.deviceName])).toEqual([
      [1, 'connected', 'AVM'],
      [2, 'not-connected', 'AVM'],
      [3, 'connected', 'AVM'],
    ])
  })

  test('sees one go and one come at the same moment', async () => {
    const harness = await startHarness(
      'onhook-scenario version=1 events=never\nconnection id=a name=A ends=1s\nconnection id=b name=B appears=1s',
    )
    await harness.clock.advance(6000)
    expect(harness.engine.snapshot().connections.map((row) => row.name)).toEqual(['B'])
    expect(harness.engine.snapshot().recent).toMatchObject([{ name: 'A', how: { kind: 'ended' } }])
  })

  test('is woken by events long before its next poll', async () => {
    const harness = await startHarness('connection id=b name=B appears=1s')
    await harness.clock.advance(1100)
    expect(harness.engine.snapshot().connections).toHaveLength(1)
  })

  test('tells what we hung up from what ended by itself', async () => {
    const harness = await startHarness('connection id=a name=A drain=200ms')
    harness.hangUp('A')
    await harness.clock.advance(3000)
    expect(harness.engine.snapshot().recent).toMatchObject([{ how: { kind: 'hung-up' } }])
  })

  test('says reconnected when the entry is up again under a new identity, and hangs up nothing by itself', async () => {
    const harness = await startHarness('connection id=a name=A drain=200ms returns=2s returns-times=1')
    harness.hangUp('A')
    await harness.clock.advance(10_000)
    expect(harness.row('A')).toMatchObject({ mark: 'reconnected', ended: false, teardown: null })
    expect(harness.made('RasHangUpW')).toBe(1)
  })

  test('shows unknown states as numbers, never as gone', async () => {
    const harness = await startHarness('connection id=a name=A state=0x3333')
    expect(harness.row('A').state).toEqual({ kind: 'unknown', state: 0x3333 })
  })

  test('keeps the rows and says why when the list cannot be read', async () => {
    const harness = await startHarness('connection id=a name=A\ncall name=RasEnumConnectionsW code=711 from=1s for=20s')
    await harness.clock.advance(8000)
    expect(harness.snapshots.at(-1)?.health).toMatchObject({
      kind: 'failing',
      failure: { code: 711 },
      knownForMs: 8_000,
    })
    expect(harness.row('A').ended).toBe(false)
    await harness.clock.advance(20_000)
    expect(harness.engine.snapshot().health).toEqual({ kind: 'ok' })
  })

  test('says so when Windows does not answer, and recovers', async () => {
    const harness = await startHarness(
      'connection id=a name=A\ncall name=RasEnumConnectionsW blocks=20s from=1s times=2',
    )
    await harness.clock.advance(6000)
    expect(harness.engine.snapshot().health).toEqual({ kind: 'not-answering', forMs: 4_000, knownForMs: 6_000 })
    await harness.clock.advance(7_000)
    expect(harness.snapshots.at(-1)?.health).toEqual({ kind: 'not-answering', forMs: 11_000, knownForMs: 13_000 })
    await harness.clock.advance(13_000)
    expect(harness.engine.snapshot().health).toEqual({ kind: 'ok' })
  })

  test('makes no RAS call while RasMan does not run, and is calm about it', async () => {
    const harness = await startHarness('onhook-scenario version=1 service=stopped\nconnection id=a name=A')
    await harness.clock.advance(20_000)
    expect(harness.engine.snapshot().health).toEqual({ kind: 'service', state: 'stopped' })
    expect(harness.made('RasEnumConnectionsW')).toBe(0)
    harness.ras.setService('running')
    await harness.clock.advance(6000)
    expect(harness.engine.snapshot().connections).toHaveLength(1)
  })

  test('versions only grow, and a snapshot holds no handle', async () => {
    const harness = await startHarness('connection id=a name=A handle=0xabcdef12 drain=300ms', { shown: true })
    harness.hangUp('A')
    await harness.clock.advance(12_000)
    const versions = harness.snapshots.map((snapshot) => snapshot.version)
    expect(versions).toEqual([...versions].sort((a, b) => a - b))
    expect(new Set(versions).size).toBe(versions.length)
    expect(JSON.stringify(harness.snapshots)).not.toMatch(/abcdef12|2882400018/i)
  })
})

describe('how often', () => {
  test.each([
    [{ connected: false, shown: false, eventsProven: true }, 30_000],
    [{ connected: false, shown: false, eventsProven: false }, 5_000],
    [{ connected: true, shown: false, eventsProven: true }, 10_000],
    [{ connected: true, shown: false, eventsProven: false }, 2_000],
    [{ connected: false, shown: true, eventsProven: true }, 1_000],
  ])('%j is each %i ms', (state, period) => {
    expect(watchPeriod(state)).toBe(period)
  })
})
