import { expect, test } from 'vitest'
import { makeWishedRas } from '../../../electron/engine/wished-ras.ts'
import { createRas } from '../../../native/create-ras.ts'
import { namedScenario, SCENARIO_NAMES } from '../../../native/simulator/named-scenarios.ts'
import { createVirtualClock } from '../../fixtures/virtual-clock.ts'

const FILES: Readonly<Record<string, string>> = {
  '/home/me/two.scenario': 'onhook-scenario version=1\nconnection id=a\n',
  '/home/me/odd.scenario': 'onhook-scenario version=1\nconection id=a\n',
}

const wish = (ras: string | undefined, scenario?: string) =>
  makeWishedRas(
    { ras, scenario },
    { fallback: 'simulator', packaged: false, scenarioNames: SCENARIO_NAMES },
    {
      create: (source) => createRas(source, createVirtualClock()),
      namedScenario,
      readFile: (path) => {
        const text = FILES[path]
        if (text === undefined) throw new Error(`ENOENT: no such file, open '${path}'`)
        return text
      },
    },
  )

test('a named scenario is played under its name', async () => {
  const { ras, scenario, notice } = wish(undefined, 'multilink')
  expect({ source: ras.source, scenario, notice }).toEqual({ source: 'simulator', scenario: 'multilink', notice: null })
  expect(await ras.open()).toEqual({ kind: 'value', value: null })
})

test('a file is played under its name, not its path', async () => {
  const { ras, scenario } = wish('simulator', '/home/me/two.scenario')
  expect(scenario).toBe('two.scenario')
  await ras.open()
  expect(await ras.enumConnections()).toMatchObject({ kind: 'value', value: [{ entryName: 'a' }] })
})

test('a file with a mistake starts nothing and names the line', async () => {
  const { ras, notice } = wish('simulator', '/home/me/odd.scenario')
  expect(notice).toMatchObject({ kind: 'unknown-scenario', detail: expect.stringContaining('odd.scenario: Line 2:') })
  expect(await ras.open()).toMatchObject({ kind: 'unavailable', reason: expect.stringContaining('Line 2:') })
})

test('a file that is not there starts nothing and says so', async () => {
  const { ras, notice } = wish('simulator', '/home/me/none.scenario')
  expect(notice?.kind).toBe('unknown-scenario')
  expect(await ras.open()).toMatchObject({ kind: 'unavailable', reason: expect.stringContaining('ENOENT') })
})

test('an unknown RAS is stood in for by one that says why', async () => {
  const { ras, notice, scenario } = wish('sytsem')
  expect({ notice: notice?.kind, scenario }).toEqual({ notice: 'unknown-ras', scenario: null })
  expect(await ras.open()).toMatchObject({ kind: 'unavailable', reason: expect.stringContaining('"sytsem"') })
  expect(await ras.enumConnections()).toMatchObject({ kind: 'unavailable' })
  expect(await ras.close(0)).toBe(true)
})
