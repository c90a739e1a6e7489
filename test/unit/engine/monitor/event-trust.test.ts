import { expect, test } from 'vitest'
import { EventTrust } from '../../../../electron/engine/monitor/event-trust.ts'

function changes(trust: EventTrust, ...announced: readonly boolean[]): void {
  for (const one of announced) {
    if (one) trust.event()
    trust.refreshed(true)
  }
}

test('events are trusted after three changes in a row that they announced, not before', () => {
  const trust = new EventTrust()
  changes(trust, true, true)
  expect(trust.proven).toBe(false)
  changes(trust, true)
  expect(trust.proven).toBe(true)
})

test('one change that no event announced ends the trust, and it is earned anew', () => {
  const trust = new EventTrust()
  changes(trust, true, true, true, false)
  expect(trust.proven).toBe(false)
  changes(trust, true, true)
  expect(trust.proven).toBe(false)
  changes(trust, true)
  expect(trust.proven).toBe(true)
})

test('a poll that finds nothing new says nothing for or against events', () => {
  const trust = new EventTrust()
  changes(trust, true, true, true)
  trust.refreshed(false)
  expect(trust.proven).toBe(true)
})

test('an event that announced nothing does not vouch for a later change', () => {
  const trust = new EventTrust()
  trust.event()
  trust.refreshed(false)
  changes(trust, false, true, true)
  expect(trust.proven).toBe(false)
})
