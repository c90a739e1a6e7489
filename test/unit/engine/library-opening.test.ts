import { expect, test } from 'vitest'
import type { Health } from '../../../electron/contract/snapshot.ts'
import { LibraryOpening } from '../../../electron/engine/library-opening.ts'
import type { RasAnswer } from '../../../native/port.ts'
import { createVirtualClock } from '../../fixtures/virtual-clock.ts'

function blocked() {
  const clock = createVirtualClock()
  const told: Health[] = []
  const answers: ((answer: RasAnswer<null>) => void)[] = []
  const ras = { open: () => new Promise<RasAnswer<null>>((resolve) => answers.push(resolve)) }
  const opening = new LibraryOpening(ras, clock, { info: () => {}, warn: () => {} }, (health) => told.push(health))
  return { clock, told, answers, opening }
}

test('a library that blocks while it loads is told with the time that has really passed', async () => {
  const { clock, told, opening } = blocked()
  void opening.open()
  await clock.advance(5_500)
  expect(told).toEqual([
    { kind: 'starting' },
    { kind: 'not-answering', forMs: 3_000, knownForMs: null },
    { kind: 'not-answering', forMs: 4_000, knownForMs: null },
    { kind: 'not-answering', forMs: 5_000, knownForMs: null },
  ])
})

test('trying again starts over, and what the first try says then does not count', async () => {
  const { clock, told, answers, opening } = blocked()
  const first = opening.open()
  await clock.advance(10_000)
  told.length = 0
  const second = opening.open()
  await clock.advance(3_500)
  expect(told).toEqual([{ kind: 'starting' }, { kind: 'not-answering', forMs: 3_000, knownForMs: null }])
  answers[0]?.({ kind: 'unavailable', reason: 'late' })
  expect(await first).toBe(false)
  answers[1]?.({ kind: 'value', value: null })
  expect(await second).toBe(true)
  await clock.advance(10_000)
  expect(told).toHaveLength(2)
})
