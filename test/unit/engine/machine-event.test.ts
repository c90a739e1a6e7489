import { expect, test } from 'vitest'
import { decideMachineEvent } from '../../../electron/engine/machine-event.ts'

test.each([
  ['suspend', 'nothing'],
  ['lock', 'nothing'],
  ['resume', 'start-over'],
  ['unlock', 'start-over'],
] as const)('on %s: %s', (event, decision) => {
  expect(decideMachineEvent(event)).toBe(decision)
})
