import { expect, test } from 'vitest'
import {
  add,
  groupCounts,
  lastLine,
  NONE,
  playwrightCounts,
  saidCounts,
  vitestCounts,
} from '../../../../scripts/lib/tiers/counts.mjs'

test('a unit run is counted as its report says', () => {
  const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] }
  expect(vitestCounts(report, 1)).toEqual({ passed: 5, failed: 1, skipped: 3 })
})

test('a test file that could not be loaded is a failure', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 0,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  }
  expect(vitestCounts(report, 1).failed).toBe(1)
})

test('a file with a failed test in it is not counted twice', () => {
  const file = { status: 'failed', assertionResults: [{ status: 'failed' }] }
  expect(vitestCounts({ numFailedTests: 1, testResults: [file] }, 1).failed).toBe(1)
})

test('a runner that failed without a report, or with a clean one, has failed once', () => {
  expect(vitestCounts(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(playwrightCounts({ stats: { expected: 3 } }, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 })
})

test('a suite on several implementations is counted on each', () => {
  const result = (group: string, status: string) => ({ ancestorTitles: [group, 'inner'], status })
  const files = [
    {
      assertionResults: [
        result('The suite on A', 'passed'),
        result('The suite on A', 'pending'),
        result('B', 'passed'),
      ],
    },
    { assertionResults: [result('The suite on C', 'failed')] },
  ]
  expect([...groupCounts({ testResults: files }, 'The suite')]).toEqual([
    ['The suite on A', { passed: 1, failed: 0, skipped: 1 }],
    ['The suite on C', { passed: 0, failed: 1, skipped: 0 }],
  ])
})

test('a browser test that passed at its second try has passed', () => {
  const stats = { expected: 3, flaky: 1, unexpected: 2, skipped: 4 }
  expect(playwrightCounts({ stats }, 1)).toEqual({ passed: 4, failed: 2, skipped: 4 })
})

test('a program that counts aloud is taken at its last word', () => {
  expect(saidCounts('1 passed, 9 failed\nUnder Wine: 93 passed, 0 failed (exit code 0)\n', 0).passed).toBe(93)
  expect(saidCounts('5 passed, 0 failed, 9 skipped', 0)).toEqual({ passed: 5, failed: 0, skipped: 9 })
  expect(saidCounts('it fell over', 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('the last line names skips only where there are any', () => {
  expect(lastLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
  expect(lastLine(add({ ...NONE, passed: 3 }, { ...NONE, skipped: 1 }))).toBe('3 passed, 0 failed, 1 skipped')
})
