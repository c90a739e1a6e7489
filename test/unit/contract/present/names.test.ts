import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainName, shortened, shownName } from '../../../../electron/contract/present/names.ts'
import { createWords } from '../../../../electron/contract/words/create-words.ts'

const words = createWords('en')
const RIGHT_TO_LEFT_OVERRIDE = '\u202E'

test('an ordinary name is shown as it is', () => {
  expect(shownName({ name: 'Office VPN' }, words)).toBe('Office VPN')
  expect(plainName({ name: 'Office VPN' }, words)).toBe('Office VPN')
})

test('markup is text like any other', () => {
  expect(shownName({ name: '<b>VPN</b> & co' }, words)).toBe('<b>VPN</b> & co')
})

test.each(['', '   ', '\n', '\u202e', '\u200b'])('a name without anything to see (%j) says so', (name) => {
  expect(shownName({ name }, words)).toBe('(no name)')
})

test('a name of nothing but direction marks says that there is none', () => {
  expect(plainName({ name: RIGHT_TO_LEFT_OVERRIDE }, words)).toBe('(no name)')
})

test('half a character becomes the sign for one', () => {
  expect(shownName({ name: 'a\uD83Db\uDE00c' }, words)).toBe('a\uFFFDb\uFFFDc')
  expect(shownName({ name: 'a😀b' }, words)).toBe('a😀b')
})

test('a name cannot turn the text around it in a tooltip', () => {
  expect(plainName({ name: `VPN${RIGHT_TO_LEFT_OVERRIDE}exe` }, words)).toBe('VPNexe')
})

test('right-to-left text is fenced in where no element isolates it', () => {
  expect(plainName({ name: 'משרד' }, words)).toBe('\u2068משרד\u2069')
})

test('a shortened text never ends in half a character', () => {
  expect(shortened('ab😀cd', 4)).toBe('ab…')
  expect(shortened('short', 10)).toBe('short')
})

test('whatever a name holds, what is shown is well-formed and not empty', () => {
  const anything = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 256 })
  fc.assert(
    fc.property(anything, (units) => {
      const name = String.fromCharCode(...units)
      for (const shown of [shownName({ name }, words), plainName({ name }, words)]) {
        expect(shown.trim()).not.toBe('')
        expect(() => encodeURIComponent(shown)).not.toThrow()
      }
    }),
  )
})
