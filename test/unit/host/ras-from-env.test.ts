import { expect, test } from 'vitest'
import { makeWishedRas } from '../../../electron/host/ras-from-env.ts'
import { createRas } from '../../../native/create-ras.ts'
import { namedScenario, SCENARIO_NAMES } from '../../../native/simulator/named-scenarios.ts'
import { createUnavailableRas } from '../../../native/unavailable-ras.ts'
import { createVirtualClock } from '../../fixtures/virtual-clock.ts'

const GOOD = 'onhook-scenario version=1\nconnection id=a\n'
const ODD = 'onhook-scenario version=1\nconection id=a\n'

const wish = (ras: string | undefined, scenario?: string, files: Readonly<Record<string, string>> = {}) =>
  makeWishedRas(
    { ras, scenario },
    { fallback: 'simulator', packaged: false, scenarioNames: SCENARIO_NAMES },
    {
      create: (source) => createRas(source, createVirtualClock()),
      replay: (path) => createUnavailableRas('simulator', `replays ${path}`),
      namedScenario,
      readFile: (path) => {
        const text = files[path]
        if (text === undefined) throw new Error(`ENOENT: no such file, open '${path}'`)
        return text
      },
    },
  )

test('a named scenario is played under its name', async () => {
  const { ras, scenario } = wish(undefined, 'multilink')
  expect({ source: ras.source, scenario }).toEqual({ source: 'simulator', scenario: 'multilink' })
  expect(await ras.open()).toEqual({ kind: 'value', value: null })
})

test('a file is played under its name, not its path', async () => {
  const { ras, scenario } = wish('simulator', '/home/me/two.scenario', { '/home/me/two.scenario': GOOD })
  expect(scenario).toBe('two.scenario')
  await ras.open()
  expect(await ras.enumConnections()).toMatchObject({ kind: 'value', value: [{ entryName: 'a' }] })
})

test('a file with a mistake starts nothing and names the line', async () => {
  const { ras } = wish('simulator', '/home/me/odd.scenario', { '/home/me/odd.scenario': ODD })
  expect(await ras.open()).toMatchObject({
    kind: 'unavailable',
    reason: expect.stringContaining('The scenario odd.scenario cannot be played. Line 2:'),
  })
})

test('a file that is not there starts nothing and says so', async () => {
  const { ras } = wish('simulator', '/home/me/none.scenario')
  expect(await ras.open()).toMatchObject({ kind: 'unavailable', reason: expect.stringContaining('ENOENT') })
})

test('a file is read again at every try, until it can be played', async () => {
  const files: Record<string, string> = { '/odd.scenario': ODD }
  const { ras } = wish('simulator', '/odd.scenario', files)
  await ras.open()
  files['/odd.scenario'] = 'nonsense'
  expect(await ras.open()).toMatchObject({ kind: 'unavailable', reason: expect.stringContaining('Line 1:') })
  files['/odd.scenario'] = GOOD
  expect(await ras.open()).toEqual({ kind: 'value', value: null })
  expect(await ras.enumConnections()).toMatchObject({ kind: 'value', value: [{ entryName: 'a' }] })
})

test('what is being played is not read again', async () => {
  const files: Record<string, string> = { '/odd.scenario': ODD }
  const { ras } = wish('simulator', '/odd.scenario', files)
  files['/odd.scenario'] = GOOD
  await ras.open()
  files['/odd.scenario'] = ODD
  expect(await ras.open()).toEqual({ kind: 'value', value: null })
  expect(await ras.enumConnections()).toMatchObject({ kind: 'value', value: [{ entryName: 'a' }] })
})

test('an unknown RAS is stood in for by one that says why', async () => {
  const { ras, scenario } = wish('sytsem')
  expect(scenario).toBe(null)
  expect(await ras.open()).toMatchObject({ kind: 'unavailable', reason: expect.stringContaining('"sytsem"') })
  expect(await ras.enumConnections()).toMatchObject({ kind: 'unavailable' })
  expect(await ras.close(0)).toBe(true)
})
