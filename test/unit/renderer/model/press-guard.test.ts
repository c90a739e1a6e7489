import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Place, PressGuard, STILL_FOR, UNSHOWN_FOR } from '../../../../renderer/model/press-guard.ts'

const HERE: Place = { x: 100, y: 200, width: 80, height: 32 }
const THERE: Place = { ...HERE, y: 274 }
const BUTTON = {}
const OTHER = {}

function guardOf(...sightings: readonly (readonly [at: number, place: Place | null, meaning?: string])[]) {
  const guard = new PressGuard<object>()
  for (const [at, place, meaning = 'hangUp c1'] of sightings) seen(guard, place, at, meaning)
  return guard
}

/** Seen, and at once shown by a frame. */
function seen(guard: PressGuard<object>, place: Place | null, at: number, meaning = 'hangUp c1'): void {
  guard.see(BUTTON, meaning, place, at)
  guard.shown(BUTTON, at)
}

const counts = (guard: PressGuard<object>, at: number, by: 'pointer' | 'keys' = 'pointer') =>
  guard.restOf(BUTTON, by, at) === 0

describe('a press by pointer', () => {
  test('counts once the control has stood still for half a second', () => {
    const guard = guardOf([0, HERE], [300, HERE])
    expect(counts(guard, STILL_FOR - 1)).toBe(false)
    expect(counts(guard, STILL_FOR)).toBe(true)
  })

  test('counts for nothing on a control that has just appeared', () => {
    expect(counts(guardOf([0, HERE]), 10)).toBe(false)
  })

  test('counts for nothing on one that nobody has seen', () => {
    expect(new PressGuard<object>().restOf(BUTTON, 'pointer', 9_999)).toBe(Number.POSITIVE_INFINITY)
  })

  test('counts anew half a second after the control has moved', () => {
    const guard = guardOf([0, HERE], [1_000, THERE])
    expect(counts(guard, 1_499)).toBe(false)
    expect(counts(guard, 1_500)).toBe(true)
  })

  test.each<[string, Place]>([
    ['sideways', { ...HERE, x: 102 }],
    ['in width', { ...HERE, width: 90 }],
    ['in height', { ...HERE, height: 28 }],
  ])('counts for nothing after a move %s', (_how, place) => {
    expect(counts(guardOf([0, HERE], [1_000, place]), 1_100)).toBe(false)
  })

  test('is not spoiled by what rounding does', () => {
    expect(counts(guardOf([0, HERE], [1_000, { ...HERE, y: HERE.y + 0.4 }]), 1_001)).toBe(true)
  })

  test('is spoiled by many small steps in one direction', () => {
    const guard = guardOf([0, HERE])
    for (let step = 1; step <= 5; step += 1) {
      seen(guard, { ...HERE, y: HERE.y + step * 0.4 }, 1_000 + step)
    }
    expect(counts(guard, 1_100)).toBe(false)
  })

  test('counts for nothing while the control cannot be seen, and half a second after it came into sight', () => {
    expect(counts(guardOf([0, null]), 9_000)).toBe(false)
    const guard = guardOf([0, HERE], [1_000, null], [2_000, HERE])
    expect(counts(guard, 2_400)).toBe(false)
    expect(counts(guard, 2_500)).toBe(true)
  })

  test('counts for nothing half a second after the same place got another target', () => {
    const guard = guardOf([0, HERE], [1_000, HERE, 'hangUp c2'])
    expect(counts(guard, 1_499)).toBe(false)
    expect(counts(guard, 1_500)).toBe(true)
  })

  test('counts for nothing half a second after the view was opened again', () => {
    const guard = guardOf([0, HERE])
    guard.startOver(1_000)
    guard.shown(BUTTON, 1_000)
    expect(counts(guard, 1_499)).toBe(false)
    expect(counts(guard, 1_500)).toBe(true)
  })

  test('counts half a second after a frame has shown the control where it is', () => {
    const guard = new PressGuard<object>()
    guard.see(BUTTON, 'hangUp c1', HERE, 0)
    guard.shown(BUTTON, 400)
    guard.shown(BUTTON, 600)
    expect(counts(guard, 899)).toBe(false)
    expect(counts(guard, 900)).toBe(true)
  })

  test('counts in a window that draws no frame too, later', () => {
    const guard = new PressGuard<object>()
    guard.see(BUTTON, 'hangUp c1', HERE, 0)
    expect(counts(guard, UNSHOWN_FOR - 1)).toBe(false)
    expect(counts(guard, UNSHOWN_FOR)).toBe(true)
  })

  test('counts whatever other controls do', () => {
    const guard = guardOf([0, HERE])
    for (let at = 0; at < 2_000; at += 100) guard.see(OTHER, 'hangUp c2', at % 200 === 0 ? HERE : THERE, at)
    expect(counts(guard, 2_000)).toBe(true)
  })
})

describe('a press by key', () => {
  test('counts while the control moves', () => {
    expect(counts(guardOf([0, HERE], [1_000, THERE]), 1_001, 'keys')).toBe(true)
  })

  test('counts for nothing on what has just appeared', () => {
    expect(counts(guardOf([0, HERE]), 499, 'keys')).toBe(false)
  })

  test('counts for nothing half a second after action or target have changed', () => {
    const guard = guardOf([0, HERE], [1_000, HERE, 'hangUp c2'])
    expect(counts(guard, 1_499, 'keys')).toBe(false)
    expect(counts(guard, 1_500, 'keys')).toBe(true)
  })
})

test('a press never counts within half a second of a change, and always counts after it, whatever came before', () => {
  const sighting = fc.record({
    wait: fc.integer({ min: 0, max: 900 }),
    place: fc.constantFrom<Place | null>(HERE, THERE, { ...HERE, x: 0 }, null),
    meaning: fc.constantFrom('hangUp c1', 'hangUp c2', 'hangUpAgain c1'),
  })
  fc.assert(
    fc.property(
      fc.array(sighting, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 0, max: 900 }),
      (sightings, rest) => {
        const guard = new PressGuard<object>()
        let now = 0
        let changedAt = 0
        let last: { place: Place | null; meaning: string } | null = null
        for (const { wait, place, meaning } of sightings) {
          now += wait
          seen(guard, place, now, meaning)
          if (last === null || last.place !== place || last.meaning !== meaning) changedAt = now
          last = { place, meaning }
        }
        const at = now + rest
        const expected = last?.place !== null && at - changedAt >= STILL_FOR
        expect(guard.restOf(BUTTON, 'pointer', at) === 0).toBe(expected)
      },
    ),
  )
})
