import { expect, test } from 'vitest'
import { parseDoubleLog } from '../../fixtures/double-log.ts'
import { type Heard, judge, startOf } from './judge.ts'

const LOG = parseDoubleLog(
  [
    '0 - clock 5000000',
    '10 - truth connected target 0x1000',
    '90 7 call RasEnumConnectionsW rows=given size=1388 bytes=1388 -> 0',
    '1000 - truth hung-up target 0x1000',
    '1001 7 call RasHangUpW handle=0x1000 -> 0',
    '2000 7 call RasGetConnectStatusW handle=0x1000 size=608 -> 0',
    '51000 - truth gone target 0x1000',
    '60000 7 call RasGetConnectStatusW handle=0x1000 size=608 -> 6',
    '',
  ].join('\n'),
)
const DONE = { said: 'done' } as const
const heard = (at: number, said: Heard['said'] = DONE): Heard => ({ said, at, began: 500 })

test('a word after the true end is right, and late by so much', () => {
  expect(judge(LOG, null, heard(61_000))).toMatchObject({ outcome: 'right', delayMs: 10, earlyMs: null })
})

test('a word before the true end is a lie, and early by so much', () => {
  expect(judge(LOG, null, heard(41_000))).toMatchObject({ outcome: 'lie', delayMs: null, earlyMs: 10 })
})

test('a word about what never ended is a lie', () => {
  expect(judge(LOG.slice(0, 6), null, heard(61_000))).toMatchObject({ outcome: 'lie', earlyMs: null })
})

test('the end of a connection is not the end of a link', () => {
  expect(judge(LOG, 2, heard(61_000))).toMatchObject({ outcome: 'lie' })
})

test('who says that it does not know has told, whatever is true', () => {
  const said = { said: 'gave-up', words: 'timed out' } as const
  expect(judge(LOG, null, heard(61_000, said))).toMatchObject({ outcome: 'told', words: 'timed out', delayMs: null })
})

test('who says nothing has never ended', () => {
  expect(judge(LOG, null, heard(99_000, null))).toMatchObject({ outcome: 'never-ended' })
})

test('calls count from the hang-up to the word', () => {
  expect(judge(LOG, null, heard(55_000)).calls).toBe(2)
})

test('a hang-up of another connection, or of the whole instead of a link, is a wrong victim', () => {
  const other = parseDoubleLog('0 - clock 1\n700 - truth hung-up other 0x1000\n')
  expect(judge([...LOG, ...other], null, heard(61_000)).wrongVictims).toBe(1)
  expect(judge(LOG, 2, heard(61_000)).wrongVictims).toBe(1)
})

test('the start is the clock that the double wrote down', () => {
  expect(startOf(LOG)).toBe(5_000_000)
})
