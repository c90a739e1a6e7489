import { describe, expect, test } from 'vitest'
import { type Harness, rowIds, startHarness } from '../../../fixtures/engine-harness.ts'

const OFFICE = 'connection id=office name="Office VPN" type=vpn handle=0x1000 up=12min'
const truth = (harness: Harness, id = 'office') => harness.ras.truth().find((row) => row.id === id)

describe('rows of others', () => {
  test('are not hung up unasked', async () => {
    const harness = await startHarness(`${OFFICE} owner=other\nconnection id=b name=B owner=unknown`)
    for (const name of ['Office VPN', 'B']) {
      const request = { connection: harness.row(name).id, link: null, confirmed: false }
      expect(harness.engine.hangUp(request, 'test')).toEqual({ ok: false, refusal: 'not-confirmed' })
    }
    expect(harness.made('RasHangUpW')).toBe(0)
  })

  test('are all but those whose flags match or whose phone book lies in the profile', async () => {
    const harness = await startHarness(
      `${OFFICE} owner=unknown phonebook="C:\\\\Users\\\\Ada\\\\a.pbk"
connection id=t name=Tunnel owner=windows all-users=yes
connection id=w name=Windows owner=windows phonebook="D:\\\\a.pbk"`,
      { profile: ['C:\\Users\\Ada'] },
    )
    const asked = (name: string) =>
      harness.engine.hangUp({ connection: harness.row(name).id, link: null, confirmed: false }, 'test')
    expect(harness.row('Tunnel')).toMatchObject({ owner: 'windows', ownerEvidence: 'system', scope: 'windows' })
    expect(harness.row('Windows')).toMatchObject({ owner: 'unknown', ownerEvidence: 'none' })
    expect(harness.row('Office VPN')).toMatchObject({ owner: 'me', ownerEvidence: 'phonebook' })
    for (const name of ['Tunnel', 'Windows']) expect(asked(name)).toEqual({ ok: false, refusal: 'not-confirmed' })
    expect(asked('Office VPN')).toEqual({ ok: true })
    expect(harness.engine.windowsOwners()).toContainEqual({ row: harness.row('Tunnel').id, flags: 5, luid: '3e7' })
  })

  test('are left out of Hang up all unless they are included', async () => {
    const harness = await startHarness(`${OFFICE}\nconnection id=b name=B owner=other`)
    harness.engine.hangUpAll({ connections: rowIds(harness.engine), includeOthers: false }, 'test')
    await harness.clock.advance(3000)
    expect(truth(harness)?.phase).toBe('gone')
    expect(truth(harness, 'b')?.phase).toBe('connected')
    harness.engine.hangUpAll({ connections: rowIds(harness.engine), includeOthers: true }, 'test')
    await harness.clock.advance(3000)
    expect(truth(harness, 'b')?.phase).toBe('gone')
  })
})

describe('hang up all', () => {
  test('takes what it was given and nothing that has come since', async () => {
    const harness = await startHarness(`${OFFICE} drain=100ms\nconnection id=b name=B appears=2s`)
    const connections = rowIds(harness.engine)
    await harness.clock.advance(4_000)
    expect(rowIds(harness.engine)).toHaveLength(2)
    expect(harness.engine.hangUpAll({ connections, includeOthers: true }, 'test')).toEqual({ ok: true })
    await harness.clock.advance(3_000)
    expect(truth(harness)?.phase).toBe('gone')
    expect(truth(harness, 'b')?.phase).toBe('connected')
  })

  test('takes what is still there of what it was given', async () => {
    const harness = await startHarness(`${OFFICE} drain=100ms\nconnection id=b name=B ends=2s`)
    const connections = rowIds(harness.engine)
    await harness.clock.advance(4_000)
    expect(harness.engine.hangUpAll({ connections, includeOthers: true }, 'test')).toEqual({ ok: true })
    expect(harness.made('RasHangUpW')).toBeLessThanOrEqual(1)
  })

  test('says so where nothing of it is there any more', async () => {
    const harness = await startHarness(`${OFFICE} ends=2s\nconnection id=b name=B`)
    const connections = [harness.row('Office VPN').id]
    await harness.clock.advance(12_000)
    const reply = harness.engine.hangUpAll({ connections, includeOthers: true }, 'test')
    expect(reply).toEqual({ ok: false, refusal: 'no-such-row' })
    expect(truth(harness, 'b')?.phase).toBe('connected')
  })

  test('leaves out a connection that came up so lately that no view shows it yet', async () => {
    const harness = await startHarness(
      `${OFFICE} drain=100ms\nconnection id=late name=Late appears=1s status-blocks=1s`,
    )
    await harness.clock.advance(1050)
    expect(harness.engine.snapshot().connections.map((row) => row.name)).toEqual(['Office VPN'])
    harness.engine.hangUpAll({ connections: rowIds(harness.engine), includeOthers: false }, 'test')
    await harness.clock.advance(3000)
    expect(harness.ras.truth().map((row) => [row.id, row.phase])).toEqual([
      ['office', 'gone'],
      ['late', 'connected'],
    ])
  })
})
