import path from 'node:path'
import { startTrayHost } from '../electron/tray-host.ts'
import { startDouble } from '../fixtures/double.ts'
import { type BenchTools, listFrom, numberFrom, programOf } from './bench.ts'
import { launchPlain, type Running } from './desktop/plain-launch.ts'
import { between, figuresOf, type Idle, momentOf, type ProcessFigures, strangersBeside } from './desktop/processes.ts'
import { growOpenings, growTeardowns } from './weight/growth.ts'

export const about = 'memory, CPU and wake-ups of an icon in the tray, and what much use leaves behind'
export const desktop = true

const HEADER = 'onhook-scenario version=1\n'
const ONE = `${HEADER}connection id=office name="Office VPN" type=vpn up=12min rate-in=20000 rate-out=4000\n`
/** s without a hand on it */
const IDLE = 600
/** s until a hidden view has been given back, and some. */
const HIDDEN = 130
const SETTLE = 8_000
const TEARDOWNS = 10_000
const OPENINGS = 100
const PARTS = ['memory', 'idle', 'teardowns', 'openings']
const BAR = { idleCpuPercent: 0.1 }

const pause = (ms: number): Promise<void> => new Promise((next) => setTimeout(next, ms))

/**
 * What an icon in the tray weighs: memory, CPU while nothing happens, and what is left after much has happened.
 * `--seconds N` idle, `--teardowns N`, `--openings N`, `--only memory,idle,teardowns,openings`.
 */
export async function run(print: (line: string) => void, args: readonly string[], tools: BenchTools): Promise<unknown> {
  const parts = listFrom(args, 'only') ?? PARTS
  const bare = path.join(tools.root, 'test/bench/bare/main.cjs')
  const memory = parts.includes('memory') ? await measureMemory(bare, print, tools) : null
  const idle = parts.includes('idle') ? await measureIdle(bare, numberFrom(args, 'seconds', IDLE), print, tools) : null
  const teardowns = parts.includes('teardowns')
    ? await measureTeardowns(numberFrom(args, 'teardowns', TEARDOWNS), print, tools)
    : null
  const openings = parts.includes('openings')
    ? await measureOpenings(numberFrom(args, 'openings', OPENINGS), print, tools)
    : null
  return { bars: BAR, memory, idle, teardowns, openings }
}

interface Weighed {
  readonly what: string
  readonly totalMiB: number
  /** Without code and other files. */
  readonly ownMiB: number
  /** Processes of other people's that run the same Electron: they make `totalMiB` smaller. */
  readonly strangers: number
  readonly processes: readonly ProcessFigures[]
}

async function measureMemory(
  bare: string,
  print: (line: string) => void,
  tools: BenchTools,
): Promise<readonly Weighed[]> {
  const weighed: Weighed[] = []
  const weigh = async (what: string, { pid }: Running): Promise<void> => {
    tools.progress(`memory: ${what}`)
    await pause(SETTLE)
    const processes = figuresOf(pid)
    const sum = (kind: 'pssKiB' | 'ownKiB'): number => processes.reduce((total, each) => total + each[kind], 0) / 1024
    const one = { what, totalMiB: sum('pssKiB'), ownMiB: sum('ownKiB'), strangers: strangersBeside(pid), processes }
    weighed.push(one)
    const least = weighed[0] ?? one
    const each = processes.map(({ type, pssKiB }) => `${type} ${(pssKiB / 1024).toFixed(0)}`).join(', ')
    const whole = `${one.totalMiB.toFixed(0)} MiB, ${(one.totalMiB / least.totalMiB).toFixed(2)} ×`
    const own = `${one.ownMiB.toFixed(0)} MiB, ${(one.ownMiB / least.ownMiB).toFixed(2)} ×`
    print(`${what.padEnd(36)} ${whole.padEnd(16)} without code ${own.padEnd(16)} (${each}; ${one.strangers} strangers)`)
  }
  const weighBare = async (what: string): Promise<void> => {
    const least = await launchPlain(bare, {})
    await weigh(what, least)
    await least.stop()
  }
  print('Memory of all processes, proportional set size:')
  await weighBare('bare Electron: icon, hidden window')
  const double = await startDouble({ scenario: ONE })
  const onhook = await launchPlain(tools.root, double.environment, ['--hidden'])
  await weigh('OnHook: icon only, since the start', onhook)
  await onhook.item.activate()
  await weigh('popover open', onhook)
  await onhook.item.activate()
  await weigh('popover hidden for some seconds', onhook)
  await pause(HIDDEN * 1000 - SETTLE)
  await weigh('popover hidden for two minutes', onhook)
  await onhook.item.press('Open OnHook')
  await weigh('window open', onhook)
  await onhook.stop()
  double.dispose()
  await weighBare('bare Electron once more')
  return weighed
}

interface Rested extends Idle {
  readonly what: string
}

/** All side by side over the same minutes: what disturbs one disturbs each, and they disturb each other hardly. */
async function measureIdle(
  bare: string,
  seconds: number,
  print: (line: string) => void,
  tools: BenchTools,
): Promise<readonly Rested[]> {
  const desktop = await startTrayHost()
  const resting: { readonly what: string; readonly program: Running; readonly stop: () => Promise<void> }[] = []
  const begin = async (what: string, scenario: string | null): Promise<Running> => {
    const double = scenario === null ? null : await startDouble({ scenario })
    const program = await (double === null
      ? launchPlain(bare, {}, [], desktop)
      : launchPlain(tools.root, double.environment, ['--hidden'], desktop))
    const stop = () => program.stop().finally(() => double?.dispose())
    resting.push({ what, program, stop })
    return program
  }
  try {
    await begin('bare Electron: icon, hidden window', null)
    await begin('OnHook: nothing connected', HEADER)
    await begin('OnHook: one connection', ONE)
    const shown = await begin('OnHook: one connection, popover open', ONE)
    await shown.item.activate()
    await pause(SETTLE)
    const first = resting.map(({ program }) => momentOf(program.pid))
    for (let left = seconds; left > 0; left -= 5) {
      tools.progress(`idle: ${Math.round(left)} s left`)
      await pause(Math.min(5, left) * 1000)
    }
    print('Idle, all processes:')
    return resting.map(({ what, program }, at) => {
      const begun = first[at]
      if (begun === undefined) throw new Error(`${what} was not looked at when it began.`)
      const idle = between(begun, momentOf(program.pid))
      print(
        `${what.padEnd(38)} ${idle.cpuPercent.toFixed(2)} % of a core, ${idle.wakeUpsPerSecond.toFixed(1)} wake-ups/s, over ${idle.seconds.toFixed(0)} s`,
      )
      return { what, ...idle }
    })
  } finally {
    for (const { stop } of resting) await stop()
    await desktop.close()
  }
}

async function measureTeardowns(teardowns: number, print: (line: string) => void, tools: BenchTools) {
  print(`${teardowns} hang-ups in one process (engine, koffi, disk), the C double in it:`)
  return growTeardowns(programOf(tools), teardowns, (sample) => {
    tools.progress(`${sample.teardowns} of ${teardowns} hang-ups`)
    print(
      `after ${`${sample.teardowns}`.padStart(6)}: heap ${sample.heapKiB} KiB, external ${sample.externalKiB} KiB, resident ${sample.residentKiB} KiB, ${sample.files} files, ${sample.threads} threads; gone ${sample.gone}, other ends ${sample.otherEnds}`,
    )
  })
}

async function measureOpenings(openings: number, print: (line: string) => void, tools: BenchTools) {
  print(`${openings} openings of the popover:`)
  const samples = await growOpenings(openings, ONE, (at) => tools.progress(`popover ${at} of ${openings}`))
  for (const sample of samples) {
    print(
      `after ${`${sample.openings}`.padStart(4)}: heap of the main process ${sample.heapKiB} KiB, all processes ${(sample.pssKiB / 1024).toFixed(0)} MiB, ${sample.files} files, ${sample.threads} threads`,
    )
  }
  return samples
}
