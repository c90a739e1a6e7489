import { expect, test } from 'vitest'
import { MOST_STEPS } from '../../../electron/engine/timings.ts'
import { startHarness } from '../../fixtures/engine-harness.ts'

/** Hours beside calls that never return and answers that never settle: nothing grows. */

const HOUR = 3_600_000

test('a hang-up whose status alternates for eight hours keeps the steps that it has room for, and says how many it left out', async () => {
  const { clock, row, hangUp, engine, ras } = await startHarness('connection id=a drain=never')
  const { connectStatus } = ras
  let asked = 0
  Object.assign(ras, {
    connectStatus: (handle: Parameters<typeof connectStatus>[0]) => {
      asked += 1
      return asked % 2 === 0 ? Promise.resolve({ kind: 'code', code: 31 }) : connectStatus(handle)
    },
  })
  hangUp('a')
  await clock.advance(HOUR / 60)
  const heap = (): number => {
    globalThis.gc?.()
    return process.memoryUsage().heapUsed
  }
  const before = heap()
  await clock.advance(8 * HOUR)
  const id = row('a').teardown?.id ?? ''
  const steps = (await engine.steps(id)) ?? []
  expect(asked).toBeGreaterThan(100_000)
  expect(steps.length).toBeLessThanOrEqual(MOST_STEPS)
  const leftOut = steps.filter((step) => step.what === 'left-out')
  expect(leftOut).toHaveLength(1)
  expect(Number(leftOut[0]?.detail)).toBeGreaterThan(100_000)
  if (globalThis.gc !== undefined) expect(heap() - before).toBeLessThan(8 << 20)
}, 240_000)
