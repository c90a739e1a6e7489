import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { HEADER } from '../../fixtures/engine-harness.ts'
import { runAndKill } from './killed.ts'
import { missing, readLedger } from './ledger.ts'
import { type Errand, POINTS, type Point } from './message.ts'
import { recover } from './recover.ts'
import { type Spoilt, spoil, vanished } from './spoil.ts'

const CONNECTIONS = 16

/** How often a child comes to each point at least, more or less. */
const OFTEN: Readonly<Record<Point, number>> = {
  append: 12,
  'append-half': 12,
  'append-whole': 12,
  'replace-half': 3,
  'replace-whole': 3,
  rename: 3,
  renamed: 3,
  'cut-off': 1,
  call: 10,
  called: 10,
}

export interface Rounds {
  readonly kills: number
  /** Where each kill landed: at a point, or just somewhere. */
  readonly landed: ReadonlyMap<string, number>
  /** How many lines of each kind were put in that are none of ours, or torn. */
  readonly spoilt: ReadonlyMap<string, number>
  readonly findings: readonly string[]
}

/** Runs, kills and starts anew on one folder, again and again; `program` is the child's bundle. */
export async function killAgainAndAgain(program: string, kills: number, seed: number): Promise<Rounds> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onhook-kills-'))
  const random = randomFrom(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const landed = new Map<string, number>()
  const spoilt: Spoilt = { lines: new Set(), kinds: new Map() }
  const findings: string[] = []

  for (let round = 1; round <= kills && findings.length === 0; round += 1) {
    const names = Array.from({ length: CONNECTIONS }, (_, at) => `s${seed}r${round}c${at}`)
    const drains = random() < 0.5 ? ['0', '3ms'] : ['0', '3ms', '20ms', '60ms', 'never']
    const lines = names.map((name) => `connection id=${name} drain=${pick(drains)}`)
    const point = random() < 0.65 ? pick(POINTS) : null
    const errand: Errand = {
      folder,
      scenario: HEADER + lines.join('\n'),
      names,
      // The journal is replaced whenever nothing is open: only a slow pace lets that happen often.
      pace: drains.length === 2 ? 25 : pick([0, 1, 4, 15]),
      halt: point === null ? null : { point, nth: 1 + Math.floor(random() * OFTEN[point]) },
    }
    const { words, complaint } = await runAndKill(program, errand, random() * 150)
    const halted = words.find((word) => word.said === 'halted')
    const where = halted?.said === 'halted' ? halted.point : 'somewhere'
    landed.set(where, (landed.get(where) ?? 0) + 1)

    const tell = (found: string): void => {
      findings.push(`${found} (seed ${seed}, kill ${round}, ${where})`)
    }
    if (complaint !== '') tell(complaint)
    const ledger = readLedger(folder, spoilt.lines)
    for (const found of [...ledger.broken, ...missing(words, ledger)]) tell(found)
    if (random() < 0.5) spoil(folder, random, spoilt)
    // At times the next child is the one to deal with what this one left.
    if (round < kills && random() < 0.3) continue
    const open = [...ledger.promises.values()].filter((promise) => promise.open).map((promise) => promise.name)
    const listed = new Set(open.filter(() => random() < 0.5))
    for (const found of await recover(folder, ledger, listed, spoilt)) tell(found)
    for (const line of vanished(folder, spoilt)) tell(`a line that is none of ours has vanished: ${line}`)
  }
  if (findings.length === 0) rmSync(folder, { recursive: true, force: true })
  else findings.push(`The files are in ${folder}`)
  return { kills, landed, spoilt: spoilt.kinds, findings }
}

/** The same seed gives the same numbers from 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b_79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}
