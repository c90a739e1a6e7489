import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** What Linux tells of a program and all that it has started, from /proc. */

export interface ProcessFigures {
  /** `main`, or what Chromium calls it: `gpu-process`, `renderer`, `utility`, `zygote`. */
  readonly type: string
  /** KiB, shared pages divided by those who share them. */
  readonly pssKiB: number
  /** KiB of that which is not code or another file: it does not depend on who else runs the same program. */
  readonly ownKiB: number
  readonly threads: number
  readonly files: number
}

export interface Moment {
  /** ms, monotonic */
  readonly at: number
  /** s of CPU so far, all processes. */
  readonly cpu: number
  /** How often a thread went to sleep of itself so far: each was woken for it. */
  readonly sleeps: number
}

const TICKS = 100

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It has ended meanwhile.
    return null
  }
}

function entries(path: string): readonly string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

/** Fields of /proc/<pid>/stat from the third on; the second is a name and may hold anything. */
const fieldsOf = (stat: string): readonly string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ')

/** The program and its descendants. */
export function familyOf(root: number): readonly number[] {
  const parents = new Map<number, number>()
  for (const name of entries('/proc')) {
    const pid = Number(name)
    const stat = Number.isInteger(pid) ? read(`/proc/${pid}/stat`) : null
    if (stat !== null) parents.set(pid, Number(fieldsOf(stat)[1]))
  }
  const family = new Set([root])
  for (let size = 0; size !== family.size; ) {
    size = family.size
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid)
  }
  return [...family].filter((pid) => parents.has(pid))
}

export function figuresOf(root: number): readonly ProcessFigures[] {
  return familyOf(root).map((pid) => {
    const rollup = read(`/proc/${pid}/smaps_rollup`) ?? ''
    const pss = (kind: string): number => Number(new RegExp(`^Pss${kind}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0)
    return {
      type: /--type=([\w-]+)/.exec(read(`/proc/${pid}/cmdline`) ?? '')?.[1] ?? 'main',
      pssKiB: pss(''),
      ownKiB: pss('_Anon') + pss('_Shmem'),
      threads: entries(`/proc/${pid}/task`).length,
      files: entries(`/proc/${pid}/fd`).length,
    }
  })
}

/** How many processes outside the family run the same program, and so carry a part of its code for it. */
export function strangersBeside(root: number): number {
  const programOf = (pid: number): string | null => {
    try {
      return readlinkSync(`/proc/${pid}/exe`)
    } catch {
      return null
    }
  }
  const family = new Set(familyOf(root))
  const program = programOf(root)
  return entries('/proc').filter((name) => {
    const pid = Number(name)
    return Number.isInteger(pid) && !family.has(pid) && programOf(pid) === program
  }).length
}

/** What the open files of one process are, by kind. */
export function filesOf(pid: number): Readonly<Record<string, number>> {
  const kinds: Record<string, number> = {}
  for (const name of entries(`/proc/${pid}/fd`)) {
    let kind = 'gone'
    try {
      kind = readlinkSync(`/proc/${pid}/fd/${name}`).replace(/\[?[:\d]+\]?$/, '')
    } catch {}
    kinds[kind] = (kinds[kind] ?? 0) + 1
  }
  return kinds
}

export function momentOf(root: number): Moment {
  let ticks = 0
  let sleeps = 0
  for (const pid of familyOf(root)) {
    const fields = fieldsOf(read(`/proc/${pid}/stat`) ?? '')
    ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
    for (const task of entries(`/proc/${pid}/task`)) {
      const status = read(`/proc/${pid}/task/${task}/status`) ?? ''
      sleeps += Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(status)?.[1] ?? 0)
    }
  }
  return { at: performance.now(), cpu: ticks / TICKS, sleeps }
}

export interface Idle {
  readonly seconds: number
  /** % of a core */
  readonly cpuPercent: number
  readonly wakeUpsPerSecond: number
}

export function between(first: Moment, second: Moment): Idle {
  const seconds = (second.at - first.at) / 1000
  return {
    seconds,
    cpuPercent: (100 * (second.cpu - first.cpu)) / seconds,
    wakeUpsPerSecond: (second.sleeps - first.sleeps) / seconds,
  }
}
