import { expect, test } from 'vitest'
import { retryWhileLocked } from '../../../electron/storage/retry-while-locked.ts'

const failure = (code: string): Error => Object.assign(new Error(code), { code })

/** Fails with these codes, one after the other, and then works. */
function makeRun(codes: readonly string[]) {
  const left = [...codes]
  const paused: number[] = []
  const done = retryWhileLocked(
    async () => {
      const code = left.shift()
      if (code !== undefined) throw failure(code)
      return 'done'
    },
    [10, 30],
    async (ms) => void paused.push(ms),
  )
  return { done, paused }
}

test('what works is done once', async () => {
  const { done, paused } = makeRun([])
  expect(await done).toBe('done')
  expect(paused).toEqual([])
})

test('a file that somebody holds for a moment is waited for', async () => {
  const { done, paused } = makeRun(['EPERM', 'EBUSY'])
  expect(await done).toBe('done')
  expect(paused).toEqual([10, 30])
})

test('a file that stays held is given up', async () => {
  await expect(makeRun(['EACCES', 'EACCES', 'EACCES']).done).rejects.toThrow('EACCES')
})

test('a full disk is not waited for', async () => {
  const { done, paused } = makeRun(['ENOSPC'])
  await expect(done).rejects.toThrow('ENOSPC')
  expect(paused).toEqual([])
})
