import { expect, test } from 'vitest'
import { chooseLocale, spokenIn } from '../../../../electron/contract/words/choose-locale.ts'
import { createWords } from '../../../../electron/contract/words/create-words.ts'

test('the language follows the locale, its numbers too', () => {
  expect(createWords('de-AT').line.hangingUp({ ms: 1_400 })).toBe('Wird aufgelegt… 1,4 s')
  expect(createWords('en-GB').line.hangingUp({ ms: 1_400 })).toBe('Hanging up… 1.4 s')
})

test('a language that is not here gets English words with English numbers', () => {
  const words = createWords('fr')
  expect(words.language).toBe('en')
  expect(words.line.hangingUp({ ms: 1_400 })).toBe('Hanging up… 1.4 s')
})

test.each(['', 'not a locale', 'x'])('a locale that means nothing (%j) takes nothing down', (locale) => {
  expect(createWords(locale).language).toBe('en')
})

test('one is not many, in either language', () => {
  expect([1, 2].map((count) => createWords('en').whole.connections({ count }))).toEqual([
    '1 connection',
    '2 connections',
  ])
  expect([1, 2].map((count) => createWords('de').whole.connections({ count }))).toEqual([
    '1 Verbindung',
    '2 Verbindungen',
  ])
})

test('no sentence without parameters is the same in both languages but for proper names', () => {
  const [english, german] = [sentences(createWords('en')), sentences(createWords('de'))]
  expect(Object.keys(german)).toEqual(Object.keys(english))
  const same = Object.keys(english).filter((key) => english[key] === german[key])
  expect(same.sort()).toEqual([
    '.action.details',
    '.names.device.isdn',
    '.names.device.modem',
    '.names.device.pppoe',
    '.names.device.vpn',
    '.product',
    '.step.leftOut.mark',
    '.step.plain.call.mark',
  ])
})

test('gone, presumed gone and no longer watched are different words', () => {
  for (const { state } of [createWords('en'), createWords('de')]) {
    const words = [state.gone, state.presumedGone, state.alreadyGone, state.left, state.stuck, state.failed]
    expect(new Set(words).size).toBe(words.length)
  }
})

/** Every plain sentence by its path. */
function sentences(words: object, path = ''): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [key, value] of Object.entries(words)) {
    if (key === 'language' || key === 'direction' || key === 'format' || key === 'joints') continue
    if (typeof value === 'string') found[`${path}.${key}`] = value
    else if (typeof value === 'object' && value !== null) Object.assign(found, sentences(value, `${path}.${key}`))
  }
  return found
}

test('a language that was chosen keeps the numbers of a system that speaks it', () => {
  expect(chooseLocale('de', 'de-CH')).toBe('de-CH')
  expect(chooseLocale('en', 'en-IN')).toBe('en-IN')
  expect(chooseLocale('de', 'en-US')).toBe('de')
  expect(spokenIn(chooseLocale('en', 'fr-FR'))).toEqual({ language: 'en', numbers: 'en' })
  expect(chooseLocale('system', 'fr-FR')).toBe('fr-FR')
})

test('a date that no calendar has is a dash, and takes nothing down', () => {
  const { format } = createWords('en')
  expect([Number.NaN, 1e300, Number.POSITIVE_INFINITY].map(format.date)).toEqual(['–', '–', '–'])
  expect(format.clock(1e300)).toBe('–')
})
