import { expect, test } from 'vitest'
import type { Failure } from '../../../../electron/contract/failure.ts'
import { causeOf, type Situation } from '../../../../electron/contract/present/causes.ts'
import { failureCode, failureStep, failureText } from '../../../../electron/contract/present/failure.ts'
import { createWords } from '../../../../electron/contract/words/create-words.ts'
import { errorName } from '../../../../native/errors.ts'

const words = createWords('en')
const SITUATIONS: readonly Situation[] = ['hang-up', 'dial', 'ended']

const coded = (code: number, text?: string): Failure => ({
  kind: 'code',
  code,
  name: errorName(code) ?? null,
  ...(text === undefined ? {} : { text }),
})

/** Codes that people meet. */
const MET = [
  5, 6, 87, 120, 602, 608, 614, 617, 618, 619, 623, 628, 629, 630, 631, 632, 633, 635, 651, 668, 676, 677, 678, 691,
  711, 718, 719, 720, 721, 734, 735, 753, 756, 764, 765, 766, 774, 778, 781, 783, 788, 789, 790, 800, 806, 809, 812,
  814, 828, 829, 830, 831, 832, 833, 834, 835, 849, 868, 1460, 1722, 1726, 13801, 13806, 13868,
]

test.each(MET)('code %i has a sentence in every situation, without its number or its name', (code) => {
  for (const situation of SITUATIONS) {
    expect(causeOf(code, situation)).not.toBe(null)
    expect(failureText(coded(code), situation, words)).not.toMatch(/^error \d|\d{3}|ERROR_/)
  }
})

test.each(['en', 'de'])(
  'no sentence of "%s" ends in a full stop where one follows, and every step is a sentence',
  (language) => {
    const { causes, steps } = createWords(language).failures
    for (const cause of Object.values(causes)) expect(cause).not.toMatch(/\.$/)
    for (const step of Object.values(steps)) expect(step).toMatch(/^\p{Lu}.*\.$/u)
  },
)

test('one code means something else for a hang-up, a dial and a line that has ended', () => {
  const said = SITUATIONS.map((situation) => failureText(coded(619), situation, words))
  expect(said).toEqual(['the connection had already ended', 'it was cut off while connecting', 'the line dropped'])
})

test('a Win32 code in an HRESULT is told as that code, signed or not', () => {
  for (const code of [0x8007_0005, 0x8007_0005 | 0]) {
    expect(failureText(coded(code), 'hang-up', words)).toBe('Windows does not let you end this connection')
  }
})

test('a code without a sentence of ours is told in Windows’ own words, whose full stop the sentence around them brings', () => {
  expect(failureText(coded(843, 'The IPv6 remote access failed.'), 'dial', words)).toBe('The IPv6 remote access failed')
})

test('a code that nobody has words for is a number', () => {
  expect(failureText(coded(4711), 'dial', words)).toBe('error 4711')
})

test('the next step is told where there is one, and the code with its name', () => {
  expect(failureStep(coded(691), 'dial', words)).toBe('Check the user name, the password and the domain.')
  expect(failureStep(coded(831), 'ended', words)).toBe(null)
  expect(failureCode(coded(691), words)).toBe('Code 691, ERROR_AUTHENTICATION_FAILURE')
})
