import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseScenario } from '../../../native/simulator/scenario/parse-scenario.ts'
import { startHarness } from '../../fixtures/engine-harness.ts'
import { type HangUpPlayed, HELD, hangUpsOf, playHeld, recordingIn } from '../../recordings/play-held.ts'
import { selfCheckOf } from '../../recordings/self-check-of.ts'
import { scenarioOf } from '../../recordings/to-scenario.ts'

/** What each recording of the doubles comes to. One of a real Windows has a test of its own in `held/`. */
const ENDS: Readonly<Record<string, readonly HangUpPlayed[]>> = {
  'double-hang-up': [{ name: 'entry 1', link: null, end: 'gone' }],
  'double-stuck': [{ name: 'entry 1', link: null, end: 'stuck' }],
  'double-refused': [{ name: 'entry 1', link: null, end: 'failed' }],
  'double-held-by-another': [{ name: 'entry 1', link: null, end: 'slow' }],
  'double-blocked-call': [{ name: 'entry 1', link: null, end: 'gone' }],
  'double-bundle': [{ name: 'entry 1', link: 1, end: 'gone' }],
  'double-list-fails': [{ name: 'entry 1', link: null, end: 'gone' }],
  'double-comes-back': [{ name: 'entry 1', link: null, end: 'gone' }],
}

test.each(Object.entries(ENDS))('the hang-up of %s ends as it did', async (name, ends) => {
  const { hangUps } = await playHeld(name)
  expect(hangUps).toEqual(ends)
})

test.each(Object.keys(ENDS))('%s holds what the engine asks', async (name) => {
  const { notRecorded, remarks } = await playHeld(name)
  expect([...notRecorded]).toEqual([])
  expect(remarks.filter((remark) => !remark.startsWith('The recording is over'))).toEqual([])
})

test.each(Object.entries(ENDS))('the hang-up of %s ends so in its scenario, too', async (name, ends) => {
  const recording = await recordingIn(`${HELD}/${name}.jsonl`)
  const { clock, engine, hangUp } = await startHarness(scenarioOf(recording, name))
  await clock.advance(1_000)
  for (const { name: entry, link } of ends) hangUp(entry, link)
  await clock.advance(recording.length)
  expect(hangUpsOf(engine)).toEqual(ends)
})

const held = readdirSync(HELD).map((file) => file.replace(/\.jsonl$/, ''))

test('the self-check can be made from a recording alone', async () => {
  const { items } = await selfCheckOf(`${HELD}/double-hang-up.jsonl`)
  const after = items.find(({ what }) => what.startsWith('RasGetConnectStatus'))
  expect(after).toMatchObject({ verdict: 'as-expected', found: 'code 6 × 1' })
})

test.each(held)('a scenario can be made of %s', async (name) => {
  const parsed = parseScenario(scenarioOf(await recordingIn(`${HELD}/${name}.jsonl`), name))
  expect(parsed).toMatchObject({ ok: true })
})
