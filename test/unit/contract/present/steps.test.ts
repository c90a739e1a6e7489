import { expect, test } from 'vitest'
import { axisOf, stepSentence } from '../../../../electron/contract/present/steps.ts'
import type { Step } from '../../../../electron/contract/receipt.ts'
import { createWords } from '../../../../electron/contract/words/create-words.ts'
import { labelsOf } from '../../../../renderer/model/drawing/axis-labels.ts'

const words = createWords('en')

const USUAL: readonly Step[] = [
  { at: 0, what: 'journal' },
  { at: 1, what: 'list', detail: '7' },
  { at: 2, what: 'call' },
  { at: 38, what: 'returned', detail: '0' },
  { at: 40, what: 'state', detail: 'state 8192' },
  { at: 412, what: 'state', detail: 'state 8193' },
  { at: 904, what: 'status', detail: 'code 6' },
  { at: 911, what: 'ended', detail: 'gone' },
]

const sentences = (steps: readonly Step[]) => axisOf(steps, 0, words).marks.map((mark) => stepSentence(mark, words))

test('every step of a hang-up is told with its time', () => {
  expect(sentences(USUAL)).toEqual([
    '0 ms: record saved to disk first',
    '1 ms: connection list read, 7 entries',
    '2 ms: RasHangUp called',
    '38 ms: RasHangUp returned 0: accepted',
    '40 ms: state in Windows: connected',
    '412 ms: state in Windows: disconnected',
    '904 ms: Windows no longer knows the handle (6)',
    '911 ms: confirmed gone',
  ])
})

test('polls that saw the same again are one mark', () => {
  const polls: readonly Step[] = [10, 20, 30].map((at) => ({ at, what: 'witness', detail: 'silent' }))
  expect(sentences(polls)).toEqual(['10 ms: state of the link: no answer, 3 times'])
})

test('the axis of a hang-up that has ended is as long as it took', () => {
  expect(axisOf(USUAL, 60_000, words).length).toBe(911)
})

test('the axis of one that runs ends at the next mark it may reach, then grows', () => {
  const runs = USUAL.slice(0, 4)
  expect(axisOf(runs, 1_400, words).length).toBe(3_000)
  expect(axisOf(runs, 4_000, words).length).toBe(10_000)
  expect(axisOf(runs, 42_000, words).length).toBe(42_000)
})

test('a second call begins anew: it is neither slow nor stuck at first', () => {
  const steps: readonly Step[] = [
    { at: 0, what: 'call' },
    { at: 3_000, what: 'slow' },
    { at: 10_000, what: 'stuck' },
    { at: 12_000, what: 'again' },
    { at: 12_001, what: 'call' },
  ]
  expect(axisOf(steps, 14_000, words).stretches).toEqual([
    { from: 0, to: 3_000, tone: 'on-time' },
    { from: 3_000, to: 10_000, tone: 'slow' },
    { from: 10_000, to: 12_001, tone: 'stuck' },
    { from: 12_001, to: 14_000, tone: 'on-time' },
  ])
})

test('a step that this program does not know is shown by its own name', () => {
  const later: Step = JSON.parse('{"at":5,"what":"toString","detail":"x"}')
  expect(sentences([later])).toEqual(['5 ms: toString'])
  expect(sentences([{ at: 5, what: 'ended', detail: 'constructor' }])).toEqual(['5 ms: ended'])
})

test('words on the axis stay inside it and clear of each other, the call and the proof among them', () => {
  const { marks, length } = axisOf(USUAL, 0, words)
  const labels = labelsOf(marks, (ms) => 10 + (80 * ms) / length)
  expect(labels.map((label) => label.mark.word)).toEqual(['RasHangUp', 'accepted', 'disconnected', 'proof'])
  const places = labels.map((label) => label.place)
  expect(Math.min(...places)).toBeGreaterThanOrEqual(10)
  expect(Math.max(...places)).toBeLessThanOrEqual(90)
  const gaps = places.slice(1).map((place, index) => place - (places[index] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20)
})
