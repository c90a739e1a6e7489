import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { WORKER_PROGRAM, type WorkerData, type WorkerMessage } from '../../native/system/calls/worker-program.ts'
import { koffiPath } from '../../native/system/koffi.ts'
import { CallMemory, CONTROL } from '../../native/system/memory/call-memory.ts'
import { buildDouble, doubleMissing } from '../fixtures/double-build.ts'

/** The thread that makes the calls, driven by hand. */

const missing = doubleMissing()
const cleanUps: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp()
})

interface Thread {
  readonly memory: CallMemory
  readonly flags: Int32Array
  /** What it has said so far. */
  readonly said: WorkerMessage[]
  /** Waits until it has said so many things. */
  until(count: number): Promise<void>
  readonly ended: Promise<void>
}

async function startThread(): Promise<Thread> {
  const memory = new CallMemory(1 << 20)
  const workerData: WorkerData = {
    koffi: koffiPath(),
    control: memory.control,
    memory: memory.buffer,
    libraries: [{ path: await buildDouble(), required: true }],
    functions: [],
  }
  const worker = new Worker(WORKER_PROGRAM, { eval: true, workerData })
  cleanUps.push(() => worker.terminate())
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const said: WorkerMessage[] = []
  worker.on('message', (message: WorkerMessage) => said.push(message))
  const until = async (count: number): Promise<void> => {
    while (said.length < count) await new Promise((heard) => worker.once('message', heard))
  }
  await until(1)
  return { memory, flags: new Int32Array(memory.control), said, until, ended }
}

describe.skipIf(missing !== null)(`The thread for RAS calls${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  it('says once that a batch is over, even if it is woken for it a second time', async () => {
    const { memory, flags, said, until, ended } = await startThread()
    memory.start()
    await until(2)
    // What a main thread does that was held up between its two steps, to count up and to wake.
    while (Atomics.notify(flags, CONTROL.kick) === 0) await new Promise(setImmediate)
    memory.start()
    await until(3)
    memory.stop()
    await ended
    expect(said.slice(1)).toEqual([null, null])
  })
})
