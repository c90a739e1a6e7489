import { createEngine } from '../../../electron/engine/create-engine.ts'
import type { Engine } from '../../../electron/engine/engine.ts'
import type { Clock } from '../../../native/clock.ts'
import type { RasApi } from '../../../native/port.ts'
import type { StoryDisk } from './disk.ts'
import { createPulse, type Pulse } from './pulse.ts'

/** Instants at which a kill is worth most. */
export type KillPoint = 'before-call' | 'called' | 'promise-kept' | 'receipt-kept' | 'journal-cleared'

/** One run of the shipped engine that can be killed at any instant, while Windows and the disk go on. */
export interface Program {
  readonly engine: Engine
  readonly pulse: Pulse
}

export interface Machine {
  readonly ras: RasApi
  readonly clock: Clock
  readonly disk: StoryDisk
  readonly calling: (handle: bigint) => void
  /** Tells that the program has come to this point; it may be dead afterwards. */
  readonly reached: (point: KillPoint) => void
}

const SILENT = { info: () => {}, warn: () => {} }

export function createProgram(machine: Machine): Program {
  const pulse = createPulse()
  const engine = createEngine({
    ras: mortalRas(machine, pulse),
    clock: mortalClock(machine.clock, pulse),
    storage: machine.disk.storageFor(pulse),
    log: SILENT,
    scenario: 'story',
  })
  return { engine, pulse }
}

function mortalClock(clock: Clock, pulse: Pulse): Clock {
  return {
    now: clock.now,
    epoch: clock.epoch,
    after: (ms, run) =>
      clock.after(ms, () => {
        if (pulse.alive) run()
      }),
  }
}

function mortalRas({ ras, clock, reached, calling }: Machine, pulse: Pulse): RasApi {
  let underWay = 0
  const call = async <T>(make: () => Promise<T>): Promise<T> => {
    if (!pulse.alive) return pulse.never()
    underWay += 1
    const answer = await make()
    underWay -= 1
    return pulse.alive ? answer : pulse.never()
  }
  return {
    source: ras.source,
    open: () => call(() => ras.open()),
    serviceState: () => call(() => ras.serviceState()),
    enumConnections: () => call(() => ras.enumConnections()),
    connectStatus: (handle) => call(() => ras.connectStatus(handle)),
    hangUp: (handle) =>
      call(() => {
        reached('before-call')
        if (!pulse.alive) return pulse.never()
        calling(handle)
        const answer = ras.hangUp(handle)
        reached('called')
        return answer
      }),
    subEntryHandle: (connection, subEntry) => call(() => ras.subEntryHandle(connection, subEntry)),
    connectionStatistics: (handle) => call(() => ras.connectionStatistics(handle)),
    linkStatistics: (connection, subEntry) => call(() => ras.linkStatistics(connection, subEntry)),
    entryProperties: (phonebook, entry) => call(() => ras.entryProperties(phonebook, entry)),
    subEntryProperties: (phonebook, entry, at) => call(() => ras.subEntryProperties(phonebook, entry, at)),
    projection: (handle) => call(() => ras.projection(handle)),
    errorString: (code) => call(() => ras.errorString(code)),
    reconnectDialog: (phonebook, entry) => call(() => ras.reconnectDialog(phonebook, entry)),
    watch: async (listener) => {
      const answer = await call(() => ras.watch((event) => (pulse.alive ? listener(event) : undefined)))
      if (answer.kind === 'value') pulse.atEnd(() => answer.value())
      return answer
    },
    watchLinks: (connection) => call(() => ras.watchLinks(connection)),
    threads: () => ras.threads(),
    // Windows does not close when one program does.
    close: async (graceMs) => {
      if (underWay > 0) await new Promise<void>((resolve) => clock.after(graceMs, resolve))
      return underWay === 0
    },
  }
}
