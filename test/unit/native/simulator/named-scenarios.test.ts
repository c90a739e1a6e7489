import { describe, expect, test } from 'vitest'
import { namedScenario, SCENARIO_NAMES } from '../../../../native/simulator/named-scenarios.ts'
import { parseScenario } from '../../../../native/simulator/scenario/parse-scenario.ts'
import { play, scenario } from './play.ts'

const textOf = (name: string): string => namedScenario(name) ?? ''

describe.each(SCENARIO_NAMES)('the scenario %s', (name) => {
  test('is written in the format', () => {
    const parsed = parseScenario(textOf(name))
    expect(parsed.ok ? [] : parsed.problems).toEqual([])
    expect(parsed.ok && parsed.scenario.title).not.toBe('')
  })

  test('names no handle twice', () => {
    const handles = scenario(textOf(name)).connections.flatMap(({ handle, links }) => [
      handle,
      ...links.map((link) => handle + BigInt(link.index)),
    ])
    expect(new Set(handles).size).toBe(handles.length)
  })
})

test('a name nobody knows has no scenario', () => {
  expect(namedScenario('constructor')).toBeNull()
})

test('the demo shows every kind of line, a bundle of three links and a row of somebody else', async () => {
  const { ras } = await play(textOf('demo'))
  const answer = await ras.enumConnections()
  const rows = answer.kind === 'value' ? answer.value : []
  expect(new Set(rows.map((row) => row.deviceType))).toEqual(new Set(['vpn', 'isdn', 'PPPoE', 'modem']))
  expect(rows.filter((row) => row.owner === 'other')).toHaveLength(1)
  expect(scenario(textOf('demo')).connections.map((connection) => connection.links.length)).toContain(3)
})

test('the pump station of the demo is stuck after ten seconds and ends at last', async () => {
  const { row, hangUp, status, clock } = await play(textOf('demo'))
  const { handle } = await row('Pump station 7')
  await hangUp(handle)
  await clock.advance(10_000)
  expect(await status(handle)).toBe(0)
  await clock.advance(20_000)
  expect(await status(handle)).toBe(6)
})

test('the crowd is 64 connections with 8 links each', () => {
  const links = scenario(textOf('crowd')).connections.map((connection) => connection.links.length)
  expect(links).toEqual(Array.from({ length: 64 }, () => 8))
})

test('flapping connections come and go while one stays', async () => {
  const { names, clock } = await play(textOf('flapping'))
  expect(await names()).toEqual(['Broadband', 'Office VPN'])
  await clock.advance(7000)
  expect(await names()).toEqual(['Broadband', 'Weather service'])
  await clock.advance(4000)
  expect(await names()).toEqual(['Broadband', 'Weather service', 'Office VPN'])
})

test('names reach the list as they are, 256 units and lone surrogates among them', async () => {
  const { names } = await play(textOf('names'))
  const all = await names()
  expect(all.filter((name) => name.length === 256)).toHaveLength(2)
  expect(all).toContain('Lone \ud83d high')
  expect(all).toContain('')
  expect(all).toContain('.+49 30 5550142')
})
