import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from './fixtures.ts'
import { startAgain } from './launch.ts'

/** `STARTS=500 npm test -- electron -g "starts"` plays so many; the gate a few. */
const ROUNDS = Number(process.env['STARTS'] ?? 8)
const SEED = Number(process.env['SEED'] ?? 1)
/** ms for all to settle on a busy machine. */
const PATIENCE = 30_000

/** The same numbers for the same seed, between 0 and 1. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
/** Ended by itself, or by a signal. */
const ended = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

test(`starts at any moment lead to one OnHook with a window (${ROUNDS} rounds from seed ${SEED})`, async ({ host }) => {
  expect(host).toBeDefined()
  test.setTimeout(ROUNDS * 60_000)
  const next = random(SEED)
  const lost: string[] = []
  for (let round = 1; round <= ROUNDS; round += 1) {
    const userData = mkdtempSync(path.join(tmpdir(), 'onhook-starts-'))
    const log = (): string => textOf(path.join(userData, 'onhook.log'))
    const all: ChildProcess[] = []
    const start = (...switches: readonly string[]): void => void all.push(startAgain({ userData }, switches))
    const leaving = round % 2 === 0
    const offset = Math.round(next() * (leaving ? 400 : 900))
    start('--hidden')
    if (leaving) {
      await expect.poll(log, { timeout: PATIENCE }).toContain('tray:')
      start('--quit')
    }
    await pause(offset)
    const before = log().length
    start()
    const running = (): readonly ChildProcess[] => all.filter((one) => !ended(one))
    const shown = (): boolean => /come forward|window: \d/.test(log().slice(Math.min(before, log().length)))
    const settled = expect
      .poll(() => `${running().length} running, ${shown() ? 'a window' : 'no window'}`, { timeout: PATIENCE })
      .toBe('1 running, a window')
    const what = `round ${round}, ${offset} ms after ${leaving ? '--quit' : 'a hidden start'}`
    await settled.catch(() => lost.push(`${what}: ${running().length} running, window ${shown()}`))
    for (const one of all.filter(ended)) {
      const which = `start ${all.indexOf(one) + 1} of ${all.length}`
      if (one.exitCode !== 0) lost.push(`${what}: ${which} ended with ${one.exitCode ?? one.signalCode}\n${log()}`)
    }
    for (const one of running()) one.kill('SIGKILL')
    await expect.poll(() => running().length).toBe(0)
    await rm(userData)
  }
  expect(lost).toEqual([])
})

/** The helpers of a killed program outlive it by a moment, and write. */
async function rm(folder: string): Promise<void> {
  await pause(100)
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}
