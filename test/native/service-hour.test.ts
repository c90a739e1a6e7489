import { readdirSync } from 'node:fs'
import v8 from 'node:v8'
import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../../electron/engine/create-engine.ts'
import type { RasApi } from '../../native/port.ts'
import { threadsAlive } from '../../native/process/own-threads.ts'
import { createSystemRas } from '../../native/system/system-ras.ts'
import { createSystemClock } from '../../native/system-clock.ts'
import { doubleMissing } from '../fixtures/double.ts'
import { playHere } from '../fixtures/double-in-process.ts'
import { createMemoryStorage } from '../fixtures/memory-storage.ts'
import { createVirtualClock } from '../fixtures/virtual-clock.ts'
import { cleanUps, EMPTY, until } from './blocking-stage.ts'

/** The engine's time is virtual; every call is real: the binding, its threads and its memory, on the double. */

const SECOND = 1_000
const MINUTE = 60 * SECOND
const STATES = ['missing', 'stopped', 'starting', 'running', 'disabled', 'stopping'] as const
const HEAP_MAY_GROW = 1_000_000
/** While a call is late a spare thread is kept, as on a machine that is busy. */
const SPARE = 1
/** What Node.js opens for the event loop of a thread. */
const FILES_OF_A_THREAD = 4

v8.setFlagsFromString('--expose-gc')
const collect: () => void = vm.runInNewContext('gc')

interface Held {
  readonly heap: number
  readonly threads: number
  readonly tasks: number
  readonly files: number
}

function held(): Held {
  collect()
  collect()
  const count = (folder: string): number => readdirSync(folder).length
  return {
    heap: process.memoryUsage().heapUsed,
    threads: threadsAlive(),
    tasks: count('/proc/self/task'),
    files: count('/proc/self/fd'),
  }
}

/** The same port, and how many of its questions for the service are out. */
function counted(ras: RasApi): { readonly ras: RasApi; out(): number; asked(): number } {
  let [out, asked] = [0, 0]
  const serviceState: RasApi['serviceState'] = () => {
    out += 1
    asked += 1
    return ras.serviceState().finally(() => {
      out -= 1
    })
  }
  return { ras: { ...ras, serviceState }, out: () => out, asked: () => asked }
}

describe.skipIf(doubleMissing() !== null || process.platform !== 'linux')('RasMan that comes and goes', () => {
  it('leaves service handles, threads, open files and heap flat through an hour', async () => {
    const double = await playHere({ scenario: `${EMPTY.trim()} service=missing\n` })
    cleanUps.push(async () => double.dispose())
    const port = counted(createSystemRas({ kind: 'file', path: double.library }, createSystemClock()))
    cleanUps.push(() => port.ras.close(2_000))
    const clock = createVirtualClock()
    const engine = createEngine({
      ras: port.ras,
      clock,
      scenario: null,
      storage: createMemoryStorage(),
      log: { info: () => {}, warn: () => {} },
    })
    cleanUps.push(() => engine.close(0))
    const started = engine.start()
    await until(() => port.asked() > 0 && port.out() === 0)
    await started

    let open = 0
    const pass = async (ms: number): Promise<void> => {
      for (let at = 0; at < ms; at += SECOND) {
        await clock.advance(SECOND)
        await until(() => port.out() === 0)
      }
    }
    const live = async (minutes: number): Promise<void> => {
      for (let minute = 0; minute < minutes; minute += 1) {
        const service = STATES[minute % STATES.length]
        const next = await playHere({ scenario: `${EMPTY.trim()} service=${service}\n` })
        await pass(MINUTE)
        const calls = next.readLog().flatMap((line) => ('call' in line && line.kind === 'call' ? [line.call.name] : []))
        const made = (name: string): number => calls.filter((each) => each === name).length
        open += made('OpenSCManagerW') - made('CloseServiceHandle')
        if (service !== 'missing') open += made('OpenServiceW')
        expect(open).toBeLessThanOrEqual(2)
        next.dispose()
      }
    }
    await live(12)
    const before = held()
    const asked = port.asked()
    await live(60)
    const after = held()
    expect(port.asked() - asked).toBeGreaterThan(500)
    expect(after.threads).toBeLessThanOrEqual(before.threads + SPARE)
    expect(after.tasks).toBeLessThanOrEqual(before.tasks + SPARE)
    expect(after.files).toBeLessThanOrEqual(before.files + SPARE * FILES_OF_A_THREAD)
    expect(after.heap - before.heap).toBeLessThan(HEAP_MAY_GROW)
  })
})
