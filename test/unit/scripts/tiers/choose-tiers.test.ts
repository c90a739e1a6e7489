import { expect, test } from 'vitest'
import { chooseTiers, requiredTiers } from '../../../../scripts/lib/tiers/choose-tiers.mjs'

const NAMES = ['lint', 'unit', 'ui']

test('without a word every tier runs', () => {
  expect(chooseTiers([], NAMES)).toEqual({ ok: true, tiers: NAMES, rest: [] })
})

test('named tiers run alone', () => {
  expect(chooseTiers(['ui', 'lint'], NAMES)).toEqual({ ok: true, tiers: ['ui', 'lint'], rest: [] })
})

test('what follows one tier goes to its runner', () => {
  expect(chooseTiers(['unit', '-t', 'gone'], NAMES)).toEqual({ ok: true, tiers: ['unit'], rest: ['-t', 'gone'] })
})

test('an unknown tier is answered with the known ones', () => {
  expect(chooseTiers(['unti'], NAMES)).toEqual({
    ok: false,
    sentence: 'There is no tier "unti". The tiers are: lint, unit, ui.',
  })
})

test('a word for a runner needs exactly one tier', () => {
  expect(chooseTiers(['unit', 'ui', '-x'], NAMES).ok).toBe(false)
})

test('all tiers can be required, or some, or none', () => {
  expect(requiredTiers('all', NAMES)).toMatchObject({ tiers: NAMES })
  expect(requiredTiers(' unit, ui ', NAMES)).toMatchObject({ tiers: ['unit', 'ui'] })
  expect(requiredTiers('', NAMES)).toMatchObject({ tiers: [] })
})

test('requiring an unknown tier is a mistake, not a wish granted in silence', () => {
  expect(requiredTiers('unit,gui', NAMES)).toMatchObject({ ok: false })
})
