import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainName, shownName } from '../../../../electron/contract/present/names.ts'
import { type Traits, toldApart } from '../../../../electron/contract/present/tell-apart.ts'
import { createWords } from '../../../../electron/contract/words/create-words.ts'

const words = createWords('en')

const traits = (id: string, change: Partial<Traits> = {}): Traits => ({
  id,
  name: 'Contoso VPN',
  scope: 'mine',
  device: 'vpn',
  deviceName: 'WAN Miniport (IKEv2)',
  phonebook: 'C:\\Users\\anna\\rasphone.pbk',
  address: '203.0.113.7',
  since: 1_800_000_000_000,
  ended: false,
  ...change,
})

const names = (...all: readonly Traits[]): readonly string[] => {
  const apart = toldApart(all)
  return all.map(({ id, name }) => shownName({ name, apart: apart.get(id) ?? [] }, words))
}

test('a name that only one connection bears stays as it is', () => {
  expect(names(traits('a'), traits('b', { name: 'Office' }))).toEqual(['Contoso VPN', 'Office'])
})

test('an entry of the user, one for all users and one of somebody else are called so', () => {
  expect(names(traits('a'), traits('b', { scope: 'all-users' }), traits('c', { scope: 'other' }))).toEqual([
    'Contoso VPN (yours)',
    'Contoso VPN (all users)',
    'Contoso VPN (another user’s)',
  ])
})

describe('where whose it is does not tell', () => {
  test.each<[string, Partial<Traits>, readonly string[]]>([
    ['the kind of device does', { device: 'pppoe' }, ['Contoso VPN (VPN)', 'Contoso VPN (PPPoE)']],
    [
      'the device does',
      { deviceName: 'WAN Miniport (SSTP)' },
      ['Contoso VPN (WAN Miniport (IKEv2))', 'Contoso VPN (WAN Miniport (SSTP))'],
    ],
    [
      'the phone book does',
      { phonebook: 'D:\\work\\line.pbk' },
      ['Contoso VPN (anna\\rasphone.pbk)', 'Contoso VPN (work\\line.pbk)'],
    ],
    ['the address does', { address: '198.51.100.2' }, ['Contoso VPN (203.0.113.7)', 'Contoso VPN (198.51.100.2)']],
    ['nothing does but their order', {}, ['Contoso VPN (1)', 'Contoso VPN (2)']],
  ])('%s', (_what, change, expected) => {
    expect(names(traits('a'), traits('b', change))).toEqual(expected)
  })

  test('the time since when does', () => {
    const [first, second] = names(traits('a'), traits('b', { since: 1_800_003_600_000 }))
    expect(first).toMatch(/^Contoso VPN \(since \d\d:\d\d\)$/)
    expect(second).not.toBe(first)
  })
})

test('names that look the same are the same: none at all, or one of blanks', () => {
  expect(names(traits('a', { name: '' }), traits('b', { name: ' \u200b', device: 'modem' }))).toEqual([
    '(no name) (VPN)',
    '(no name) (Modem)',
  ])
})

test('a connection and what it was before it ended are told apart by their states', () => {
  expect(names(traits('a', { ended: true, since: null }), traits('b'))).toEqual(['Contoso VPN', 'Contoso VPN'])
})

test('what stands beside a name turns no text around it', () => {
  const apart = [{ kind: 'phonebook' as const, text: 'C:\\\u202Eevil\\a.pbk' }]
  expect(plainName({ name: 'Office', apart }, words)).not.toMatch(/\u202E/)
})

test('no two that are up are called alike, whatever they are', () => {
  const any = fc.record({
    name: fc.constantFrom('A', 'B', '', ' '),
    scope: fc.constantFrom('mine' as const, 'all-users' as const, 'other' as const),
    device: fc.constantFrom('vpn' as const, 'modem' as const),
    deviceName: fc.constantFrom('', 'x', 'y'),
    phonebook: fc.constantFrom('', 'C:\\a\\p.pbk', 'C:\\b\\p.pbk'),
    address: fc.constantFrom(null, '10.0.0.1', '10.0.0.2'),
    since: fc.constantFrom(null, 0, 60_000),
  })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), (rows) => {
      const all = names(...rows.map((row, at) => traits(`c${at}`, row)))
      expect(new Set(all).size).toBe(all.length)
    }),
  )
})
