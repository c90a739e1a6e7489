import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MOST_LISTS_OUT } from '../../electron/engine/timings.ts'
import { wineMissing } from '../../scripts/lib/tools.mjs'
import { buildDouble, doubleMissing } from '../fixtures/double-build.ts'
import { type BenchTools, listFrom } from './bench.ts'
import { type Cell, type Measured, playCell } from './isolation/play.ts'
import { percentile } from './percentile.ts'

export const about = 'a healthy line is hung up while calls of one function block; on Linux and under Wine'

/** Functions that can block; of lists that block the next one answers. */
const FUNCTIONS = [
  'RasEnumConnectionsW',
  'RasGetConnectStatusW',
  'RasGetSubEntryHandleW',
  'RasHangUpW',
  'RasGetConnectionStatistics',
  'RasGetLinkStatistics',
  'RasGetEntryPropertiesW',
  'RasGetSubEntryPropertiesW',
  'RasGetProjectionInfoW',
  'RasGetProjectionInfoEx',
  'RasGetErrorStringW',
] as const
const COUNTS = ['1', '4', '16', '64'] as const
/** Details that can block on the very line that is hung up. */
const DETAILS: readonly string[] = [
  'RasGetConnectionStatistics',
  'RasGetEntryPropertiesW',
  'RasGetProjectionInfoW',
  'RasGetProjectionInfoEx',
]
/** A cell that a machine held up is played again. */
const PLAYS = 3
const BARS = { calledMs: 50, proofAboveIdleMs: 50, listAgeMs: 2000, leavingMs: 2000 } as const

/**
 * How soon a healthy line is hung up and proved gone while calls of one function are out, for every function and count.
 * `--only A,B`: these functions; `--counts 1,16`; `--on linux` or `--on wine`.
 */
export async function run(print: (line: string) => void, args: readonly string[], tools: BenchTools): Promise<unknown> {
  const missing = doubleMissing()
  if (missing !== null) throw new Error(missing)
  const functions = listFrom(args, 'only') ?? FUNCTIONS
  const counts = (listFrom(args, 'counts') ?? COUNTS).map(Number)
  const systems = listFrom(args, 'on') ?? ['linux', 'wine']
  const results: Record<string, readonly Measured[]> = {}
  if (systems.includes('linux')) {
    const library = await buildDouble()
    results['linux'] = await measure('Linux', functions, counts, print, (cells) => here(cells, library))
  }
  if (systems.includes('wine')) {
    const noWine = wineMissing() ?? doubleMissing('windows')
    if (noWine === null)
      results['wine'] = await measure('Windows under Wine', functions, counts, print, (cells) =>
        underWine(tools.root, cells),
      )
    else print(`Windows under Wine is left out: ${noWine}`)
  }
  return { bars: BARS, results }
}

async function here(cells: readonly Cell[], library: string): Promise<readonly Measured[]> {
  const measured: Measured[] = []
  for (const cell of cells) measured.push(await playCell(cell, library, { kind: 'library', path: library }))
  return measured
}

async function underWine(root: string, cells: readonly Cell[]): Promise<readonly Measured[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onhook-isolation-wine-'))
  const [given, results] = [path.join(folder, 'cells.json'), path.join(folder, 'results.json')]
  try {
    writeFileSync(given, JSON.stringify(cells))
    const program = path.join(root, 'test/bench/isolation/run-under-wine.mjs')
    const { status, stderr } = spawnSync(process.execPath, [program, given, results], { cwd: root, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(readFileSync(results, 'utf8')) as readonly Measured[]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(
  system: string,
  functions: readonly string[],
  counts: readonly number[],
  print: (line: string) => void,
  play: (cells: readonly Cell[]) => Promise<readonly Measured[]>,
): Promise<readonly Measured[]> {
  const all: Measured[] = []
  let held = 0
  const cells: readonly Cell[] = functions.flatMap((blocks) => [
    // With more lists out than are ever asked for there is none to hang up by.
    ...counts
      .filter((count) => blocks !== 'RasEnumConnectionsW' || count < MOST_LISTS_OUT)
      .map((count) => ({ blocks, count })),
    ...(DETAILS.includes(blocks) ? [{ blocks, count: 6, same: true }] : []),
  ])
  for (const cell of cells) {
    const verdict = await judged(cell, play, all, print)
    if (verdict) held += 1
  }
  print(`${system}: ${held} of ${cells.length} held`)
  return all
}

/** Beside an idle cell of the same minute; up to three times where it did not hold. */
async function judged(
  cell: Cell,
  play: (cells: readonly Cell[]) => Promise<readonly Measured[]>,
  all: Measured[],
  print: (line: string) => void,
): Promise<boolean> {
  for (let time = 1; time <= PLAYS; time += 1) {
    const [idle, measured] = await play([{ blocks: null, count: cell.count }, cell])
    if (idle === undefined || measured === undefined) throw new Error('Nothing was measured.')
    all.push(idle, measured)
    const broken = broke(measured, percentile(idle.proofMs, 99))
    const verdict =
      broken.length === 0 ? `held${time > 1 ? ` at the ${time}. time` : ''}` : `NOT held: ${broken.join(', ')}`
    const where = cell.same ? 'on the same lines' : `× ${cell.count}`
    print(`${cell.blocks} ${where} (${measured.out} out): ${inWords(measured)} — ${verdict}`)
    print(`  nothing blocked: ${inWords(idle)}`)
    if (broken.length === 0) return true
  }
  return false
}

function broke({ calledMs, proofMs, listAgeMs, leavingMs }: Measured, idleProof: number): readonly string[] {
  const within = (values: readonly number[], most: number): boolean => values.every((value) => value <= most)
  return [
    ...(within(calledMs, BARS.calledMs) ? [] : ['RasHangUp late']),
    ...(within(proofMs, idleProof + BARS.proofAboveIdleMs) ? [] : ['proof late']),
    ...(listAgeMs <= BARS.listAgeMs ? [] : ['list old']),
    ...(leavingMs <= BARS.leavingMs ? [] : ['leaving slow']),
  ]
}

function inWords({ calledMs, proofMs, listAgeMs, leavingMs, lagMs }: Measured): string {
  const most = (values: readonly number[]): string =>
    values.some(Number.isNaN) ? 'never' : `${Math.max(...values).toFixed(1)} ms`
  return `called ${most(calledMs)}, proof ${most(proofMs)}, list age ${listAgeMs.toFixed(0)} ms, leaving ${leavingMs.toFixed(0)} ms, timers late ${lagMs.toFixed(0)} ms`
}
