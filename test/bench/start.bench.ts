import path from 'node:path'
import { launchOnHook } from '../electron/launch.ts'
import { startTrayHost } from '../electron/tray-host.ts'
import { startDouble } from '../fixtures/double.ts'
import { type BenchTools, numberFrom } from './bench.ts'
import { launchPlain } from './desktop/plain-launch.ts'
import { percentile } from './percentile.ts'

export const about = 'how soon icon, list and popover are there'
export const desktop = true

const TIMES = 10
const SCENARIO = 'onhook-scenario version=1\nconnection id=office name="Office VPN" type=vpn up=12min\n'
const BARS = { warmMs: 150, coldMs: 500 }
/** A click that follows the closing too soon is the click that closed it. */
const BETWEEN = 500

/** From nothing to the icon and to the first list, and how soon the popover is there after a click. `--times N`. */
export async function run(print: (line: string) => void, args: readonly string[], tools: BenchTools): Promise<unknown> {
  const times = numberFrom(args, 'times', TIMES)
  const bare: number[] = []
  const icon: number[] = []
  const list: number[] = []
  for (let at = 0; at < times; at++) {
    tools.progress(`start ${at + 1} of ${times}`)
    // In turn, so that a neighbour's load hits both.
    const least = await launchPlain(path.join(tools.root, 'test/bench/bare/main.cjs'), {})
    bare.push(least.registeredAfter)
    await least.stop()
    const double = await startDouble({ scenario: SCENARIO })
    const onhook = await launchPlain(tools.root, double.environment, ['--hidden'])
    icon.push(onhook.registeredAfter)
    while (!(await onhook.item.tooltip()).includes('Office VPN')) await new Promise((next) => setTimeout(next, 2))
    list.push(performance.now() - onhook.startedAt)
    await onhook.stop()
    double.dispose()
  }
  const popover = await measurePopover(times, tools)
  const starts = { bare, icon, list, ...popover }
  print(`bare Electron, icon in the tray: ${inWords(bare)}`)
  print(`OnHook, icon in the tray: ${inWords(icon)}, ${ratio(icon, bare)} × the bare one`)
  print(`OnHook, first list in the tooltip: ${inWords(list)}, ${ratio(list, bare)} × the bare one`)
  print(`popover, cold: ${inWords(popover.cold)} (bar ≤ ${BARS.coldMs}) — ${held(popover.cold, BARS.coldMs)}`)
  print(`popover, warm: ${inWords(popover.warm)} (bar ≤ ${BARS.warmMs}) — ${held(popover.warm, BARS.warmMs)}`)
  return { times, unit: 'ms', bars: BARS, starts }
}

/** ms from the click on the icon until the popover was shown with its content. */
async function measurePopover(times: number, tools: BenchTools) {
  const cold: number[] = []
  const warm: number[] = []
  for (let at = 0; at < times; at++) {
    tools.progress(`popover ${at + 1} of ${times}`)
    const double = await startDouble({ scenario: SCENARIO })
    const host = await startTrayHost()
    const onhook = await launchOnHook(host, { environment: double.environment, switches: ['--hidden'] })
    const item = await onhook.item()
    while (!(await item.tooltip()).includes('Office VPN')) await new Promise((next) => setTimeout(next, 20))
    await onhook.app.evaluate(({ app }) => {
      app.on('browser-window-created', (_event, window) => {
        window.on('show', () => Reflect.set(globalThis, 'shownAt', Number(process.hrtime.bigint() / 1000n)))
        window.on('hide', () => Reflect.set(globalThis, 'shownAt', null))
      })
    })
    for (const figures of [cold, warm, warm]) {
      const clicked = Number(process.hrtime.bigint() / 1000n)
      await item.activate()
      let shown: unknown = null
      for (const until = performance.now() + 10_000; typeof shown !== 'number' && performance.now() < until; ) {
        await new Promise((next) => setTimeout(next, 20))
        shown = await onhook.app.evaluate(() => Reflect.get(globalThis, 'shownAt') ?? null)
      }
      if (typeof shown !== 'number') throw new Error('The popover did not open.')
      figures.push((shown - clicked) / 1000)
      await new Promise((next) => setTimeout(next, BETWEEN))
      await item.activate()
      await new Promise((next) => setTimeout(next, BETWEEN))
    }
    await onhook.dispose()
    await host.close()
    double.dispose()
  }
  return { cold, warm }
}

const inWords = (all: readonly number[]): string =>
  `p50 ${percentile(all, 50).toFixed(0)} ms, p95 ${percentile(all, 95).toFixed(0)} ms (${percentile(all, 0).toFixed(0)}–${percentile(all, 100).toFixed(0)}, ${all.length} times)`
const ratio = (all: readonly number[], to: readonly number[]): string =>
  (percentile(all, 50) / percentile(to, 50)).toFixed(2)
const held = (all: readonly number[], bar: number): string => (percentile(all, 50) <= bar ? 'held' : 'NOT held')
