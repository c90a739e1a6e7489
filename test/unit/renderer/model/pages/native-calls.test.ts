import { expect, test } from 'vitest'
import { MOST_NATIVE_CALLS } from '../../../../../electron/contract/bounds.ts'
import type { LoggedCall } from '../../../../../electron/contract/schema.ts'
import { createWords } from '../../../../../electron/contract/words/create-words.ts'
import { observeRas } from '../../../../../native/observe-ras.ts'
import type { RasAnswer } from '../../../../../native/port.ts'
import { traceRas } from '../../../../../native/trace.ts'
import { createUnavailableRas } from '../../../../../native/unavailable-ras.ts'
import {
  callText,
  chosenCalls,
  EVERY_CALL,
  isTroubled,
  methodsOf,
  withNewCalls,
} from '../../../../../renderer/model/pages/native-calls.ts'
import { createVirtualClock } from '../../../../fixtures/virtual-clock.ts'

const call = (number: number, change: Partial<LoggedCall> = {}): LoggedCall => ({
  number,
  at: 0,
  method: 'connectStatus',
  arguments: 'h1',
  result: 'state 8192',
  ms: 0.1,
  ...change,
})
const many = (count: number, from = 1) => Array.from({ length: count }, (_, index) => call(from + index))
const numbers = (calls: readonly LoggedCall[]) => calls.map((one) => one.number)

test('ten thousand calls are kept, the oldest go', () => {
  const calls = withNewCalls(many(9_990), many(20, 9_991))
  expect(calls).toHaveLength(10_000)
  expect([calls[0]?.number, calls.at(-1)?.number]).toEqual([11, 10_010])
})

test('the log is newest first, and its filters hold together', () => {
  const calls = [call(1), call(2, { method: 'hangUp' }), call(3, { result: 'code 6 ERROR_INVALID_HANDLE' })]
  expect(numbers(chosenCalls(calls, EVERY_CALL))).toEqual([3, 2, 1])
  expect(numbers(chosenCalls(calls, { method: 'hangUp', troubled: false }))).toEqual([2])
  expect(numbers(chosenCalls(calls, { method: null, troubled: true }))).toEqual([3])
  expect(numbers(chosenCalls(calls, { method: 'hangUp', troubled: true }))).toEqual([])
})

test('the functions to choose from are those that were called, each once', () => {
  expect(methodsOf([call(1), call(2, { method: 'hangUp' }), call(3)])).toEqual(['connectStatus', 'hangUp'])
})

test.each<[string, RasAnswer<number>]>([
  ['a code', { kind: 'code', code: 619 }],
  ['a code without a name', { kind: 'code', code: 99_999 }],
  ['all threads taken', { kind: 'busy', calls: 'hang-up', threads: 72 }],
  ['no library', { kind: 'unavailable', reason: 'rasapi32.dll was not found' }],
  ['nonsense', { kind: 'malformed', reason: 'a size that is none' }],
])('%s is written down as other than success', async (_what, answer) => {
  expect(isTroubled(await written(answer))).toBe(true)
})

test('a value is written down as success', async () => {
  expect(isTroubled(await written({ kind: 'value', value: 0 }))).toBe(false)
})

/** A call as the trace writes it down, so that its words and ours cannot come apart. */
async function written(answer: RasAnswer<unknown>): Promise<LoggedCall> {
  const ras = {
    ...createUnavailableRas('simulator', 'nothing'),
    hangUp: () => Promise.resolve(answer) as Promise<never>,
  }
  const trace = traceRas(observeRas(ras, createVirtualClock()), MOST_NATIVE_CALLS)
  await trace.ras.hangUp(1n as never)
  return trace.entries()[0]!
}

test('a line as text has its values apart', () => {
  const text = callText(call(1, { arguments: 'h1, 2', ms: 12.4 }), createWords('en'))
  expect(text.split('\t').slice(1)).toEqual(['connectStatus', 'h1, 2', 'state 8192', '12 ms'])
})
