import { fork } from 'node:child_process'
import { launchOnHook } from '../../electron/launch.ts'
import { startTrayHost } from '../../electron/tray-host.ts'
import { startDouble } from '../../fixtures/double.ts'
import { figuresOf, filesOf } from '../desktop/processes.ts'
import type { Sample } from './program.ts'

/** So many hang-ups in a process of its own; a sample after each tenth. */
export function growTeardowns(program: string, teardowns: number, heard: (sample: Sample) => void): Promise<Sample[]> {
  return new Promise((resolve, reject) => {
    const samples: Sample[] = []
    const child = fork(program, [`${teardowns}`], { execArgv: ['--expose-gc'] })
    child.on('message', (sample: Sample) => {
      samples.push(sample)
      heard(sample)
    })
    child.once('error', reject)
    child.once('exit', (code) =>
      code === 0 ? resolve(samples) : reject(new Error(`The hang-ups ended with ${code}.`)),
    )
  })
}

export interface Openings {
  readonly openings: number
  /** Of the main process, after a collection. */
  readonly heapKiB: number
  /** All processes. */
  readonly pssKiB: number
  readonly files: number
  readonly threads: number
  /** Of the main process, by kind. */
  readonly filesByKind: Readonly<Record<string, number>>
}

const PAUSE = 350

/** Opens and closes the popover so often; a sample after each fifth of it. */
export async function growOpenings(
  openings: number,
  scenario: string,
  heard: (at: number) => void,
): Promise<Openings[]> {
  const double = await startDouble({ scenario })
  const host = await startTrayHost()
  const switches = ['--hidden', '--js-flags=--expose-gc']
  const onhook = await launchOnHook(host, { environment: double.environment, switches })
  const item = await onhook.item()
  const pid = onhook.app.process().pid ?? 0
  const samples: Openings[] = []
  const sample = async (at: number): Promise<void> => {
    await new Promise((next) => setTimeout(next, 2000))
    const heap = await onhook.app.evaluate(() => {
      const collect: unknown = Reflect.get(globalThis, 'gc')
      if (typeof collect === 'function') for (let time = 0; time < 3; time++) collect()
      return process.memoryUsage().heapUsed
    })
    const all = figuresOf(pid)
    const sum = (what: 'pssKiB' | 'files' | 'threads'): number => all.reduce((total, each) => total + each[what], 0)
    samples.push({
      openings: at,
      heapKiB: Math.round(heap / 1024),
      pssKiB: sum('pssKiB'),
      files: sum('files'),
      threads: sum('threads'),
      filesByKind: filesOf(pid),
    })
  }
  const settled = Math.max(1, Math.round(openings / 5))
  for (let at = 1; at <= openings; at++) {
    heard(at)
    await item.activate()
    await new Promise((next) => setTimeout(next, PAUSE))
    if (at === 1 && !(await onhook.sees('popover'))) await new Promise((next) => setTimeout(next, 2000))
    if (!(await onhook.sees('popover'))) throw new Error(`The popover did not open the ${at}th time.`)
    await item.activate()
    await new Promise((next) => setTimeout(next, PAUSE))
    if (at % settled === 0) await sample(at)
  }
  await onhook.dispose()
  await host.close()
  double.dispose()
  return samples
}
