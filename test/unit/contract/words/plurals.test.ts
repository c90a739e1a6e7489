import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createWords } from '../../../../electron/contract/words/create-words.ts'
import { first as de } from '../../../../electron/contract/words/de/first.ts'
import { more as deMore } from '../../../../electron/contract/words/de/more.ts'
import { first as en } from '../../../../electron/contract/words/en/first.ts'
import { more as enMore } from '../../../../electron/contract/words/en/more.ts'
import type { Messages } from '../../../../electron/contract/words/message.ts'

const CATALOGUES: readonly (readonly [string, Messages])[] = [
  ['en', { ...en, ...enMore }],
  ['de', { ...de, ...deMore }],
]
const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other']

function textsOf(messages: Messages, path = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}.${key}`, value]] : Object.entries(textsOf(value, `${path}.${key}`)),
    ),
  )
}

const placesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? '').sort()

test('every language has every key, with the same places', () => {
  const [english, german] = CATALOGUES.map(([, catalogue]) => textsOf(catalogue))
  expect(Object.keys(german ?? {})).toEqual(Object.keys(english ?? {}))
  for (const [key, text] of Object.entries(english ?? {})) {
    if (key.endsWith('.one')) continue
    expect(placesIn(german?.[key] ?? ''), key).toEqual(placesIn(text))
  }
})

test.each(CATALOGUES)('the plurals of "%s" have the forms that Unicode gives the language', (language, catalogue) => {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
  const walk = (group: Messages): void => {
    const keys = Object.keys(group)
    if ('other' in group && keys.every((key) => CATEGORIES.includes(key))) {
      expect(keys.sort()).toEqual([...pluralCategories].sort())
    } else for (const value of Object.values(group)) if (typeof value !== 'string') walk(value)
  }
  walk(catalogue)
})

test.each(['en', 'de'])('counts read well in "%s"', (language) => {
  const words = createWords(language)
  const said = [0, 1, 2, 3, 5, 11, 21, 100].map((count) => words.whole.connections({ count }))
  const many = language === 'en' ? 'connections' : 'Verbindungen'
  const one = language === 'en' ? 'connection' : 'Verbindung'
  expect(said).toEqual([0, 1, 2, 3, 5, 11, 21, 100].map((count) => `${count} ${count === 1 ? one : many}`))
})

test.each(CATALOGUES)('"%s" is no heavier than 12 KB', (_language, catalogue) => {
  expect(gzipSync(JSON.stringify(catalogue), { level: 9 }).length).toBeLessThan(12 * 1024)
})
