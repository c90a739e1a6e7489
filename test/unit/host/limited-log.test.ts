import { expect, test } from 'vitest'
import { limitedLog } from '../../../electron/host/limited-log.ts'

const MINUTE = 60_000

function logged() {
  const lines: string[] = []
  let now = 0
  const write = (line: string) => void lines.push(line)
  const log = limitedLog({ info: write, warn: write }, () => now)
  return { lines, log, pass: (ms: number) => (now += ms) }
}

test('what is said now and then stands in the log as it is', () => {
  const { lines, log, pass } = logged()
  for (let count = 0; count < 200; count += 1) {
    log.warn('refused')
    pass(MINUTE)
  }
  expect(lines).toEqual(Array(200).fill('refused'))
})

test('a flood leaves a hundred lines, and how many there were', () => {
  const { lines, log, pass } = logged()
  for (let count = 0; count < 100_000; count += 1) log.warn('refused')
  expect(lines).toHaveLength(100)
  pass(MINUTE)
  log.warn('refused again')
  expect(lines.at(-1)).toBe('refused again (99900 lines like this were left out before it)')
  log.warn('and again')
  expect(lines.at(-1)).toBe('and again')
})

test('a flood without end leaves a line each five seconds', () => {
  const { lines, log, pass } = logged()
  for (let count = 0; count < 100; count += 1) log.warn('refused')
  for (let second = 0; second < 3600; second += 1) {
    pass(1000)
    for (let count = 0; count < 50; count += 1) log.warn('refused')
  }
  expect(lines.length).toBeLessThan(100 + 3600 / 5 + 2)
})
