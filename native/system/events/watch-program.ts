/** What the program below is started with. */
export interface WatchData {
  /** Absolute path. */
  readonly koffi: string
  /** Event handles; the last one ends the wait. */
  readonly events: BigUint64Array
}

/** Index of the event that was set; -1 = waiting failed and is over. */
export type WatchMessage = number

/**
 * A thread that does nothing but wait for Win32 events and say which was set. It looks up now and then: a run time that
 * ends waits for its threads, and a wait without an end would never let it go.
 * https://learn.microsoft.com/windows/win32/api/synchapi/nf-synchapi-waitformultipleobjects
 */
export const WATCH_PROGRAM = `'use strict'
const { parentPort, workerData } = require('node:worker_threads')
const koffi = require(workerData.koffi)
const PERIOD = 400
const WAIT_TIMEOUT = 258
const { events } = workerData
const last = events.length - 1
const kernel32 = koffi.load('kernel32.dll')
const wait = kernel32.func('__stdcall', 'WaitForMultipleObjects', 'uint32_t', ['uint32_t', 'void *', 'int', 'uint32_t'])
for (;;) {
  const index = wait(events.length, events, 0, PERIOD)
  if (index === WAIT_TIMEOUT) continue
  if (index >= last) {
    if (index > last) parentPort.postMessage(-1)
    break
  }
  parentPort.postMessage(index)
}
`
