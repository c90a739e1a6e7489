import { expect, test } from 'vitest'
import { createFormats } from '../../../../electron/contract/words/format.ts'

const format = createFormats('en')
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

test.each([
  [0, '0 s'],
  [59_999, '59 s'],
  [12 * MINUTE, '12 min'],
  [HOUR, '1 h'],
  [4 * HOUR + 5 * MINUTE, '4 h 5 min'],
  [2 * DAY + 4 * HOUR, '2 d 4 h'],
  [49 * DAY + 17 * HOUR, '49 d 17 h'],
  [-5, '0 s'],
  [Number.NaN, '0 s'],
])('a duration of %d ms reads "%s"', (ms, text) => {
  expect(format.duration(ms)).toBe(text)
})

test.each([
  [1_400, '1.4 s'],
  [911, '0.9 s'],
  [9_949, '9.9 s'],
  [9_960, '10 s'],
  [12_300, '12 s'],
])('what is waited for since %d ms reads "%s"', (ms, text) => {
  expect(format.elapsed(ms)).toBe(text)
})

test.each([
  [0, '0 bit/s'],
  [999, '999 bit/s'],
  [64_000, '64 kbit/s'],
  [410_000, '410 kbit/s'],
  [3_210_000, '3.2 Mbit/s'],
  [999_960, '1.0 Mbit/s'],
  [10_000_000_000, '10 Gbit/s'],
])('a rate of %d bit/s reads "%s"', (rate, text) => {
  expect(format.rate(rate)).toBe(text)
})

test('totals are counted in bytes', () => {
  expect(format.bytes(1_800_000)).toBe('1.8 MB')
  expect(format.bytes(512)).toBe('512 B')
})

test('numbers are written as the locale has them', () => {
  expect(createFormats('de').elapsed(1_400)).toBe('1,4 s')
  expect(createFormats('de').rate(3_200_000)).toBe('3,2 Mbit/s')
})

test('seconds that are read aloud are spelled out', () => {
  expect(format.spokenSeconds(1_200)).toBe('1.2 seconds')
  expect(format.spokenSeconds(1_000)).toBe('1 second')
})
