import { expect, test } from 'vitest'
import type { TrafficPoint } from '../../../../../electron/contract/snapshot.ts'
import { areaBelow, graphOf } from '../../../../../renderer/model/drawing/graph.ts'

const point = (seconds: number, receivedPerSecond: number, sentPerSecond = 0): TrafficPoint => ({
  at: seconds * 1000,
  receivedPerSecond,
  sentPerSecond,
})

test('one moment is no line', () => {
  expect(graphOf([])).toBeNull()
  expect(graphOf([point(0, 1_000)])).toBeNull()
  expect(graphOf([point(0, 1_000), point(0, 2_000)])).toBeNull()
})

test('the newest moment stands at the end, and the width is whole minutes', () => {
  const graph = graphOf([point(0, 0), point(30, 500), point(60, 1_000)])
  expect(graph).toMatchObject({ minutes: 1, top: 1_000, received: 'M0 100L50 50L100 0' })
  expect(graphOf([point(0, 0), point(61, 0)])?.minutes).toBe(2)
})

test('what is older than five minutes is left out', () => {
  const graph = graphOf([point(0, 9_000_000), point(301, 1_000), point(600, 1_000)])
  expect(graph).toMatchObject({ minutes: 5, top: 1_000 })
})

test.each([
  [0, 1_000],
  [1_001, 2_000],
  [2_400_000, 5_000_000],
  [5_000_001, 10_000_000],
])('a rate of %d bit/s has %d at the top', (rate, top) => {
  expect(graphOf([point(0, 0), point(1, rate)])?.top).toBe(top)
})

test('the top is above both lines', () => {
  expect(graphOf([point(0, 100), point(1, 100, 40_000)])?.top).toBe(50_000)
})

test('the area below a line is closed at its own ends', () => {
  expect(areaBelow('M40 100L100 0')).toBe('M40 100L100 0V100H40Z')
})
