import { expect, test } from 'vitest'
import { claimStart, type HangsUp, SILENT_AFTER } from '../../../electron/host/claim-start.ts'
import type { FolderClaim, StartAnswer } from '../../../electron/host/folder-lock.ts'

const RUN = { quit: false, hidden: false, at: 1 }

/** A folder that another instance holds, which answers so often, then no more; it ends when it is told to or killed. */
function held(answers: readonly (StartAnswer | null)[], { open = 'no' as HangsUp, agrees = true, wish = RUN } = {}) {
  const told: string[] = []
  const left = [...answers]
  let now = 0
  let free = false
  const claim = (): FolderClaim => {
    if (free)
      return {
        kind: 'ours',
        folder: { commands: { path: '', key: '' }, answerStarts: () => {}, release: () => told.push('released') },
      }
    return {
      kind: 'held',
      by: {
        ask: async () => {
          now += 100
          const answer = left.shift()
          // What leaves is gone once nothing is asked of it any more.
          if (left.length === 0 && answer === 'leaving') free = true
          return answer ?? null
        },
        pid: async () => 7,
      },
    }
  }
  const outcome = claimStart({
    claim,
    wish,
    now: () => now,
    pause: async (ms) => {
      now += ms
    },
    hangsUp: async () => open,
    askToEnd: async () => {
      told.push('asked')
      return agrees
    },
    endProcess: (pid) => {
      told.push(`ended ${pid} after ${now > SILENT_AFTER ? 'a long silence' : now}`)
      free = true
    },
  })
  return { outcome, told }
}

test('a free folder is ours', async () => {
  const claim = (): FolderClaim => ({
    kind: 'ours',
    folder: { commands: { path: '', key: '' }, answerStarts: () => {}, release: () => {} },
  })
  const never = () => Promise.reject(new Error('not asked'))
  const parts = { claim, wish: RUN, now: () => 0, pause: never, hangsUp: never, askToEnd: never, endProcess: () => {} }
  expect(await claimStart(parts)).toMatchObject({ kind: 'run' })
  expect(await claimStart({ ...parts, wish: { quit: true, hidden: false, at: 1 } })).toEqual({ kind: 'leave' })
})

test('where no lock is to be had it runs, and says why', async () => {
  const parts = {
    claim: (): FolderClaim => ({ kind: 'failed', reason: 'ENOLCK' }),
    wish: RUN,
    now: () => 0,
    pause: async () => {},
    hangsUp: async () => 'yes' as const,
    askToEnd: async () => false,
    endProcess: () => {},
  }
  expect(await claimStart(parts)).toEqual({ kind: 'run', folder: null, warning: 'ENOLCK' })
})

test('one that answers takes the wish over', async () => {
  const { outcome, told } = held(['taken'])
  expect(await outcome).toEqual({ kind: 'leave' })
  expect(told).toEqual([])
})

test('one that is on its way out is followed by this one', async () => {
  const { outcome, told } = held(['leaving', 'leaving', null, 'leaving'])
  expect((await outcome).kind).toBe('run')
  expect(told).toEqual([])
})

test('one that has not begun to answer is waited for', async () => {
  expect(await held([null, null, null, 'taken']).outcome).toEqual({ kind: 'leave' })
})

test('one that is silent and hangs up nothing is replaced', async () => {
  const { outcome, told } = held([])
  expect((await outcome).kind).toBe('run')
  expect(told).toEqual(['ended 7 after a long silence'])
})

test('one that is silent and may be hanging up is ended on the user’s word alone', async () => {
  const ended = held([], { open: 'yes' as const })
  expect((await ended.outcome).kind).toBe('run')
  expect(ended.told).toEqual(['asked', 'ended 7 after a long silence'])
  const left = held([], { open: 'yes' as const, agrees: false })
  expect(await left.outcome).toEqual({ kind: 'silent' })
  expect(left.told).toEqual(['asked'])
})

test.each([
  { quit: true, hidden: false, at: 1 },
  { quit: false, hidden: true, at: 1 },
])('a start with %o asks nobody and leaves one that may be hanging up alone', async (wish) => {
  const { outcome, told } = held([], { open: 'yes' as const, wish })
  expect(await outcome).toEqual({ kind: 'silent' })
  expect(told).toEqual([])
})

test('one that was to quit and is silent without a hang-up is ended', async () => {
  const { outcome, told } = held([], { wish: { quit: true, hidden: false, at: 1 } })
  expect(await outcome).toEqual({ kind: 'leave' })
  expect(told).toEqual(['ended 7 after a long silence', 'released'])
})
