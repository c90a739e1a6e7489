import { fork } from 'node:child_process'
import { percentile } from '../percentile.ts'
import { ONHOOK } from './onhook.ts'
import type { Repetition } from './program.ts'
import type { Situation } from './situations.ts'

/** One cell of the table: a strategy against a situation. */
export interface Cell {
  readonly strategy: string
  readonly situation: string
  readonly repetitions: readonly Repetition[]
}

/** Lets a process of its own play one situation `times` times. */
export function playCell(
  program: string,
  strategy: string,
  where: Situation,
  times: number,
  capMs: number,
): Promise<Cell> {
  return new Promise((resolve, reject) => {
    const child = fork(program, [strategy, where.id, `${times}`, `${capMs}`], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // What this process plays, if anything, is not what the child plays.
      env: { ...process.env, ONHOOK_SCENARIO: '', ONHOOK_DOUBLE_LOG: '' },
    })
    let repetitions: readonly Repetition[] | null = null
    child.once('message', (message: readonly Repetition[]) => {
      repetitions = message
    })
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      if (code === 0 && repetitions !== null) resolve({ strategy, situation: where.id, repetitions })
      else reject(new Error(`${strategy} against ${where.id} ended with ${signal ?? code}.`))
    })
  })
}

export interface Sum {
  readonly strategy: string
  readonly situation: string | null
  readonly times: number
  readonly right: number
  readonly lies: number
  readonly told: number
  readonly neverEnded: number
  readonly wrongVictims: number
  /** Of those that were right, ms; null where there is none. */
  readonly delayMs: { readonly p50: number; readonly p95: number; readonly max: number } | null
  /** The most that a "gone" came too early, ms; null where it never was, or where there was no end at all. */
  readonly earliestMs: number | null
  /** RAS calls of one hang-up: the median. */
  readonly calls: number
  /** Over all repetitions. */
  readonly callsInAll: number
  /** s of CPU over all repetitions. */
  readonly cpuSeconds: number
  /** CPU for each second of waiting, % of a core. */
  readonly cpuPercent: number
  /** What it said where it gave up. */
  readonly words: readonly string[]
}

/** `situation` null: over all situations. */
export function sumUp(cells: readonly Cell[], strategy: string, situation: string | null): Sum {
  const all = cells
    .filter((cell) => cell.strategy === strategy && (situation === null || cell.situation === situation))
    .flatMap((cell) => cell.repetitions)
  const count = (outcome: Repetition['outcome']): number => all.filter((each) => each.outcome === outcome).length
  const delays = all.flatMap(({ delayMs }) => (delayMs === null ? [] : [delayMs]))
  const early = all.flatMap(({ earlyMs }) => (earlyMs === null ? [] : [earlyMs]))
  const cpuSeconds = all.reduce((sum, each) => sum + each.cpuSeconds, 0)
  const seconds = all.reduce((sum, each) => sum + each.seconds, 0)
  return {
    strategy,
    situation,
    times: all.length,
    right: count('right'),
    lies: count('lie'),
    told: count('told'),
    neverEnded: count('never-ended'),
    wrongVictims: all.reduce((sum, each) => sum + each.wrongVictims, 0),
    delayMs:
      delays.length === 0
        ? null
        : { p50: percentile(delays, 50), p95: percentile(delays, 95), max: percentile(delays, 100) },
    earliestMs: early.length === 0 ? null : Math.max(...early),
    calls: percentile(
      all.map((each) => each.calls),
      50,
    ),
    callsInAll: all.reduce((sum, each) => sum + each.calls, 0),
    cpuSeconds,
    cpuPercent: (100 * cpuSeconds) / seconds,
    words: [...new Set(all.flatMap(({ outcome, words }) => (outcome === 'told' ? [words] : [])))],
  }
}

/** What OnHook must never do, as sentences; empty = it held. */
export function brokenPromises(cells: readonly Cell[]): readonly string[] {
  return cells
    .filter((cell) => cell.strategy === ONHOOK)
    .map((cell) => sumUp([cell], ONHOOK, cell.situation))
    .flatMap(({ situation, lies, neverEnded, wrongVictims }) => [
      ...(lies > 0 ? [`${situation}: said "gone" too early ${lies} times`] : []),
      ...(neverEnded > 0 ? [`${situation}: never said a word ${neverEnded} times`] : []),
      ...(wrongVictims > 0 ? [`${situation}: hung up somebody else's connection ${wrongVictims} times`] : []),
    ])
}
