import v8 from 'node:v8'
import { describe, expect, test } from 'vitest'
import { startHarness } from '../../../fixtures/engine-harness.ts'

const BUNDLE = [
  'connection id=a name=A type=isdn up=1min bps=64000 rate-in=8000 local=10.0.0.2 remote=10.0.0.1',
  'link of=a index=1 rate-in=8000',
  'link of=a index=2 rate-in=8000',
  'connection id=b name=B up=1min rate-in=8000',
]
const blocked = (name: string, from = 0) => [...BUNDLE, `call name=${name} blocks=never from=${from}s`].join('\n')

describe('a detail that is not answered from the start', () => {
  test.each([
    ['RasGetConnectionStatistics', 'traffic'],
    ['RasGetEntryPropertiesW', 'entry'],
    ['RasGetProjectionInfoW', 'addresses'],
  ])('%s: the state is shown at once, and that one alone has no answer', async (name, what) => {
    const { clock, row } = await startHarness(blocked(name), { shown: true })
    expect(row('A').state).toEqual({ kind: 'connected' })
    await clock.advance(4_000)
    expect(row('A').links.map((link) => link.state.kind)).toEqual(['connected', 'connected'])
    for (const each of ['A', 'B']) {
      expect(row(each).unanswered).toEqual([{ what, forMs: 4_000 }])
      expect(row(each).state).toEqual({ kind: 'connected' })
    }
  })

  test('of a link leaves its state and the other links alone', async () => {
    const { clock, link, row } = await startHarness(blocked('RasGetLinkStatistics'), { shown: true })
    await clock.advance(4_000)
    expect(link('A', 1)).toMatchObject({ state: { kind: 'connected' }, unanswered: [{ what: 'traffic' }] })
    expect(row('A').unanswered).toEqual([])
    expect(row('A').traffic?.receivedPerSecond).toBeGreaterThan(0)
  })

  test('handles of links: the state, the traffic and the addresses are there', async () => {
    const { clock, row } = await startHarness(blocked('RasGetSubEntryHandleW'), { shown: true })
    await clock.advance(4_000)
    expect(row('A')).toMatchObject({ state: { kind: 'connected' }, localAddress: '10.0.0.2' })
    expect(row('A').unanswered).toEqual([{ what: 'links', forMs: 4_000 }])
  })
})

describe('a state that is not answered any more', () => {
  const SCENARIO = [...BUNDLE, 'call name=RasGetConnectStatusW blocks=30s from=5s times=1'].join('\n')

  test('is told with what was known, an age that grows, and neither duration nor rate as of now', async () => {
    const { clock, row } = await startHarness(SCENARIO, { shown: true })
    await clock.advance(9_000)
    const asked = [row('A'), row('B')].find((each) => each.unanswered.length > 0)!
    expect(asked).toMatchObject({ state: { kind: 'connected' }, connectedMs: null, traffic: null })
    const first = asked.unanswered[0]!
    expect(first.what).toBe('state')
    await clock.advance(5_000)
    expect(row(asked.name).unanswered).toEqual([{ what: 'state', forMs: first.forMs + 5_000 }])
    await clock.advance(30_000)
    expect(row(asked.name)).toMatchObject({ unanswered: [], state: { kind: 'connected' } })
    expect(row(asked.name).connectedMs).toBeGreaterThan(60_000)
  })

  test('holds up neither the list nor another connection', async () => {
    const { clock, row, engine, ras } = await startHarness(SCENARIO, { shown: true })
    await clock.advance(9_000)
    const other = [row('A'), row('B')].find((each) => each.unanswered.length === 0)!
    ras.drop(other.name.toLowerCase())
    await clock.advance(1_100)
    expect(engine.snapshot().connections.filter((each) => !each.ended)).toHaveLength(1)
    expect(engine.snapshot().health).toEqual({ kind: 'ok' })
  })
})

test('a link whose handle Windows refuses to give is not known, neither connected nor not', async () => {
  const { clock, link } = await startHarness(
    [...BUNDLE, 'call name=RasGetSubEntryHandleW code=31 from=3s'].join('\n'),
    { shown: true },
  )
  await clock.advance(6_000)
  expect(link('A', 2)).toMatchObject({ state: { kind: 'unread', failure: { code: 31 } } })
})

test('a library that says of 64 links that they are not connected has as many as its entry', async () => {
  const { clock, row } = await startHarness(
    [...BUNDLE, 'call name=RasGetSubEntryHandleW code=618 from=3s'].join('\n'),
    { shown: true },
  )
  await clock.advance(6_000)
  expect(row('A').links.map((link) => link.index)).toEqual([1, 2])
  expect(row('B').links).toEqual([])
})

test('a view shows at most what is in the snapshot within a second, and no more often than answers come', async () => {
  const { clock, snapshots } = await startHarness(blocked('RasGetConnectionStatistics', 3), { shown: true })
  await clock.advance(3_000)
  const before = snapshots.length
  await clock.advance(10_000)
  expect(snapshots.length - before).toBeLessThan(60)
})

test('an hour beside calls that never return leave nothing behind', async () => {
  const { clock } = await startHarness(
    'connection id=a status-blocks=never\nconnection id=b\ncall name=RasGetConnectionStatistics blocks=never from=3s times=2',
  )
  const promises = (): number => v8.queryObjects(Promise, { format: 'count' }) as number
  await clock.advance(600_000)
  const before = promises()
  await clock.advance(3_600_000)
  expect(promises() - before).toBeLessThan(200)
}, 60_000)
