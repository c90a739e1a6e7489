import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tooltip } from '../../../../electron/contract/present/tooltip.ts'
import { createWords } from '../../../../electron/contract/words/create-words.ts'
import { bundle, connection, running, snapshot, teardown } from '../../../fixtures/snapshots.ts'

const words = createWords('en')

test('without connections the tooltip names the program', () => {
  expect(tooltip(snapshot(), words)).toBe('OnHook · No RAS connection · WireGuard and OpenVPN do not appear here')
})

test('a connection says how long, a bundle how many links', () => {
  expect(tooltip(snapshot({ connections: [connection(), bundle()] }), words)).toBe(
    'Office VPN 12 min · ISDN bundle 2/3 links',
  )
})

test('what is stuck comes first, then what hangs up', () => {
  const connections = [
    connection({ id: 'c1', name: 'Calm' }),
    connection({ id: 'c2', name: 'Busy', teardown: teardown(running(), 1_400) }),
    connection({ id: 'c3', name: 'Held', teardown: teardown(running({ mark: 'stuck' }), 12_000) }),
  ]
  expect(tooltip(snapshot({ connections }), words)).toMatch(/^Held Stuck.*Busy Hanging up.*Calm 12 min$/)
})

test('a problem of the whole comes before every row', () => {
  const shown = tooltip(
    snapshot({ health: { kind: 'service', state: 'disabled' }, connections: [connection()] }),
    words,
  )
  expect(shown).toMatch(/^RasMan is disabled · Office VPN/)
})

test('what does not fit is counted', () => {
  const connections = Array.from({ length: 20 }, (_, at) => connection({ id: `c${at}`, name: `Connection ${at}` }))
  expect(tooltip(snapshot({ connections }), words)).toMatch(/ · 1\d more$/)
})

test('whatever is connected, the tooltip fits into Windows', () => {
  const names = fc.array(fc.string({ unit: 'binary', maxLength: 256 }), { maxLength: 30 })
  fc.assert(
    fc.property(names, fc.boolean(), (given, simulated) => {
      const connections = given.map((name, at) => connection({ id: `c${at}`, name }))
      const source = { kind: simulated ? 'simulator' : 'system', scenario: null } as const
      const shown = tooltip(snapshot({ connections, source }), words)
      expect(shown.length).toBeLessThan(128)
      expect(shown).not.toBe('')
    }),
  )
})
