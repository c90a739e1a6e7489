import { expect, test } from 'vitest'
import { createFormats } from '../../../../electron/contract/words/format.ts'
import { type Messages, translation } from '../../../../electron/contract/words/message.ts'
import { speak } from '../../../../electron/contract/words/speak.ts'

const english = {
  plain: 'Gone',
  named: '{name} is gone after {ms:elapsed}',
  counted: { one: '{count:number} link', other: '{count:number} links' },
  owners: { me: 'You', other: 'Another user' },
} as const

const say = speak<typeof english>(english, createFormats('en'), 'ltr')
const german = translation<typeof english, 'one' | 'other'>()

test('a message without places is a text, one with places is said with their values', () => {
  expect(say.plain).toBe('Gone')
  expect(say.named({ name: 'Office VPN', ms: 1_200 })).toBe('Office VPN is gone after 1.2 s')
})

test('a count chooses the form', () => {
  expect([0, 1, 2].map((count) => say.counted({ count }))).toEqual(['0 links', '1 link', '2 links'])
})

test('a group with a message called "other" is no plural', () => {
  expect(say.owners.other).toBe('Another user')
})

test('the forms of a language are its own', () => {
  const polish = translation<typeof english, 'one' | 'few' | 'many' | 'other'>()({
    plain: 'x',
    named: '{ms:elapsed}: {name}',
    counted: {
      one: 'kanał',
      few: '{count:number} kanały',
      many: '{count:number} kanałów',
      other: '{count:number} kanału',
    },
    owners: { me: 'x', other: 'x' },
  })
  const { counted } = speak<typeof english>(polish, createFormats('pl'), 'ltr')
  expect([1, 2, 5, 21, 22].map((count) => counted({ count }))).toEqual([
    'kanał',
    '2 kanały',
    '5 kanałów',
    '21 kanałów',
    '22 kanały',
  ])
})

test('from right to left what fills a place is isolated', () => {
  const { named } = speak<typeof english>(english, createFormats('en'), 'rtl')
  expect(named({ name: '10.0.0.1', ms: 1_200 })).toBe('\u206810.0.0.1\u2069 is gone after \u20681.2 s\u2069')
})

const whole = {
  plain: 'Getrennt',
  named: 'Nach {ms:elapsed} ist {name} getrennt',
  counted: { one: 'ein Kanal', other: '{count:number} Kanäle' },
  owners: { me: 'Sie', other: 'Jemand' },
} as const

test('what a translation lacks, has too much or asks for otherwise does not compile', () => {
  const { plain: _plain, ...lacking } = whole
  const tried: readonly Messages[] = [
    german(whole),
    // @ts-expect-error a key is missing
    german(lacking),
    // @ts-expect-error a key is too many
    german({ ...whole, another: 'x' }),
    // @ts-expect-error a place is missing
    german({ ...whole, named: '{name} ist getrennt' }),
    // @ts-expect-error a place is too many
    german({ ...whole, plain: '{name} ist getrennt' }),
    // @ts-expect-error a place is of another type
    german({ ...whole, named: '{name:number} nach {ms:elapsed}' }),
    // @ts-expect-error a form is missing
    german({ ...whole, counted: { other: '{count:number} Kanäle' } }),
    // @ts-expect-error a form that the language does not have
    german({ ...whole, counted: { ...whole.counted, few: 'x' } }),
  ]
  expect(tried).toHaveLength(8)
})
