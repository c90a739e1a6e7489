import type { Worker } from 'node:worker_threads'
import { RASCN } from '../../constants.ts'
import type { RasAnswer, RasEvent, RasHandle, RasRefusal, Unsubscribe } from '../../port.ts'
import { startThread } from '../../process/own-threads.ts'
import type { Caller } from '../calls/native-call.ts'
import { koffiPath } from '../koffi.ts'
import { dword } from '../memory/memory.ts'
import { WATCH_PROGRAM, type WatchData, type WatchMessage } from './watch-program.ts'
import type { Win32Events } from './win32-events.ts'

/** INVALID_HANDLE_VALUE: any connection. */
const ANY_CONNECTION = 0xffff_ffff_ffff_ffffn

/** One event a kind, shared by every registration of the kind: which was set is all that an event can say. */
const KINDS = ['made', 'ended', 'link-added', 'link-removed'] as const satisfies readonly RasEvent[]
const FLAGS: Readonly<Record<RasEvent, number>> = {
  made: RASCN.Connection,
  ended: RASCN.Disconnection,
  'link-added': RASCN.BandwidthAdded,
  'link-removed': RASCN.BandwidthRemoved,
}

const NO_EVENTS: RasRefusal = { kind: 'unavailable', reason: 'Connection events exist on Windows only.' }

interface Wait {
  readonly events: Readonly<Record<RasEvent, bigint>>
  readonly stop: bigint
}

/**
 * RasConnectionNotification. Windows knows no way to take a registration back: what was registered stays so until the
 * connection ends, and a listener that has left is simply not told.
 * https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasconnectionnotificationw
 */
export class WakeUps {
  readonly #caller: Caller
  readonly #win32: Win32Events | null
  readonly #listeners = new Set<{ readonly hear: (event: RasEvent) => void }>()
  /** How many have asked for the links of each bundle. */
  readonly #bundles = new Map<RasHandle, number>()
  #wait: Wait | null = null
  #thread: Worker | null = null
  #watching: Promise<RasAnswer<null>> | null = null

  constructor(caller: Caller, win32: Win32Events | null) {
    this.#caller = caller
    this.#win32 = win32
  }

  async watch(listener: (event: RasEvent) => void): Promise<RasAnswer<Unsubscribe>> {
    this.#watching ??= this.#register(ANY_CONNECTION, 'all connections', ['made', 'ended'])
    const answer = await this.#watching
    if (answer.kind !== 'value') {
      this.#watching = null
      return answer
    }
    const entry = { hear: listener }
    this.#listeners.add(entry)
    const stop = (): void => {
      // A registration ends with the RasMan that took it: who comes next has to register anew.
      if (this.#listeners.delete(entry) && this.#listeners.size === 0) this.#watching = null
    }
    return { kind: 'value', value: stop }
  }

  async watchLinks(connection: RasHandle): Promise<RasAnswer<Unsubscribe>> {
    const answer = await this.#register(connection, connection, ['link-added', 'link-removed'])
    if (answer.kind !== 'value') return answer
    this.#bundles.set(connection, (this.#bundles.get(connection) ?? 0) + 1)
    let ended = false
    const stop = (): void => {
      if (ended) return
      ended = true
      const left = (this.#bundles.get(connection) ?? 1) - 1
      if (left > 0) this.#bundles.set(connection, left)
      else this.#bundles.delete(connection)
    }
    return { kind: 'value', value: stop }
  }

  /** Ends the wait and its thread; the events stay open until the process ends, for Windows may still set them. */
  async close(): Promise<void> {
    this.#listeners.clear()
    this.#bundles.clear()
    if (this.#wait !== null) this.#win32?.set(this.#wait.stop)
    this.#wait = null
    const thread = this.#thread
    if (thread !== null) await new Promise((ended) => thread.once('exit', ended))
  }

  async #register(connection: bigint, subject: bigint | string, kinds: readonly RasEvent[]): Promise<RasAnswer<null>> {
    if (this.#win32 === null) return NO_EVENTS
    this.#wait ??= this.#startWaiting(this.#win32)
    const { events } = this.#wait
    for (const kind of kinds) {
      const answer = await this.#caller.call<null>({
        name: 'RasConnectionNotificationW',
        subject,
        bytes: 0,
        fill: () => [connection, events[kind], dword(FLAGS[kind])],
        read: ({ code }) => (code === 0 ? { kind: 'value', value: null } : { kind: 'code', code }),
      })
      if (answer.kind !== 'value') return answer
    }
    return { kind: 'value', value: null }
  }

  #startWaiting(win32: Win32Events): Wait {
    const events = {
      made: win32.create(),
      ended: win32.create(),
      'link-added': win32.create(),
      'link-removed': win32.create(),
    }
    const stop = win32.create()
    const workerData: WatchData = {
      koffi: koffiPath(),
      events: win32.array([...KINDS.map((kind) => events[kind]), stop]),
    }
    const worker = startThread(WATCH_PROGRAM, { name: 'ras-events', workerData })
    worker.on('message', (index: WatchMessage) => this.#hear(KINDS[index]))
    // Without wake-ups there are still polls: nothing is lost but time.
    worker.on('error', () => {})
    worker.unref()
    this.#thread = worker
    worker.once('exit', () => {
      this.#thread = null
    })
    return { events, stop }
  }

  #hear(event: RasEvent | undefined): void {
    if (event === undefined) return
    if ((event === 'link-added' || event === 'link-removed') && this.#bundles.size === 0) return
    for (const { hear } of [...this.#listeners]) hear(event)
  }
}
