import type { Clock } from '../clock.ts'
import type { RasAnswer, RasApi, RasRefusal } from '../port.ts'
import { START_PATIENCE } from './calls/limits.ts'
import { type NativeCalls, openNativeCalls } from './calls/native-calls.ts'
import { WakeUps } from './events/wake-ups.ts'
import { win32Events } from './events/win32-events.ts'
import type { LibraryChoice } from './library.ts'
import { SizedCalls } from './memory/sized-call.ts'
import { ConnectionList, connectStatus, subEntryHandle } from './ras/connections.ts'
import { entryProperties, subEntryProperties } from './ras/entries.ts'
import { errorString } from './ras/error-text.ts'
import { projection } from './ras/projection.ts'
import { reconnectDialog } from './ras/reconnect.ts'
import { connectionStatistics, linkStatistics } from './ras/statistics.ts'
import { RasService } from './windows/service.ts'

/** The library once it is open, and what is remembered of it. */
interface Session {
  readonly calls: NativeCalls
  readonly sized: SizedCalls
  readonly connections: ConnectionList
  readonly service: RasService
  readonly wakeUps: WakeUps
}

const NOT_OPEN: RasRefusal = { kind: 'unavailable', reason: 'The RAS library has not been opened.' }
const CLOSED: RasRefusal = { kind: 'unavailable', reason: 'The RAS library has been closed.' }

/** The port on a real library: Windows' own, or one with its exports. */
export function createSystemRas(choice: LibraryChoice, clock: Clock): RasApi {
  let session: Session | null = null
  let opening: Promise<RasAnswer<null>> | null = null
  let refusal = NOT_OPEN

  async function open(): Promise<RasAnswer<null>> {
    const answer = await openNativeCalls(choice, clock)
    if (answer.kind !== 'value') return answer
    if (refusal === CLOSED || session !== null) {
      await answer.value.close(START_PATIENCE)
      return refusal === CLOSED ? CLOSED : { kind: 'value', value: null }
    }
    session = createSession(answer.value)
    return { kind: 'value', value: null }
  }

  function ask<T>(call: (session: Session) => Promise<RasAnswer<T>>): Promise<RasAnswer<T>> {
    return session === null ? Promise.resolve(refusal) : call(session)
  }

  /** Whether it ends within `ms`. */
  function within(ms: number, ended: Promise<unknown>): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = clock.after(ms, () => resolve(false))
      void ended.then(() => {
        cancel()
        resolve(true)
      })
    })
  }

  return {
    source: choice.kind === 'system' ? 'system' : 'library',
    open() {
      if (refusal === CLOSED) return Promise.resolve(CLOSED)
      if (session !== null) return Promise.resolve({ kind: 'value', value: null })
      // Who asks again while the library loads wants it to be tried anew: the first that comes is used.
      const mine = open()
      opening = mine
      void mine.then(() => {
        if (opening === mine) opening = null
      })
      return mine
    },
    serviceState: () => ask(({ service }) => service.state()),
    enumConnections: () => ask(({ connections }) => connections.read()),
    connectStatus: (handle) => ask(({ sized }) => connectStatus(sized, handle)),
    hangUp: (handle) => ask(({ calls }) => calls.hangUp(handle)),
    subEntryHandle: (handle, subEntry) => ask(({ calls }) => subEntryHandle(calls, handle, subEntry)),
    connectionStatistics: (handle) => ask(({ sized }) => connectionStatistics(sized, handle)),
    linkStatistics: (handle, subEntry) => ask(({ sized }) => linkStatistics(sized, handle, subEntry)),
    entryProperties: (phonebook, entry) => ask(({ sized }) => entryProperties(sized, phonebook, entry)),
    subEntryProperties: (phonebook, entry, subEntry) =>
      ask(({ sized }) => subEntryProperties(sized, phonebook, entry, subEntry)),
    projection: (handle) => ask(({ sized }) => projection(sized, handle)),
    errorString: (code) => ask(({ calls }) => errorString(calls, code)),
    reconnectDialog: (phonebook, entry) => ask(() => reconnectDialog(phonebook, entry)),
    watch: (listener) => ask(({ wakeUps }) => wakeUps.watch(listener)),
    watchLinks: (handle) => ask(({ wakeUps }) => wakeUps.watchLinks(handle)),
    library: () => (session === null ? null : { missing: session.calls.missing, sizes: session.sized.accepted }),
    threads: () => session?.calls.threads() ?? [],
    async close(graceMs) {
      const last = session
      session = null
      refusal = CLOSED
      // A thread that loads the library is one that must not be left behind.
      if (last === null) return opening === null || within(graceMs, opening)
      const waiting = last.wakeUps.close()
      return (await last.calls.close(graceMs)) && within(graceMs, waiting)
    },
  }
}

function createSession(calls: NativeCalls): Session {
  const sized = new SizedCalls(calls)
  return {
    calls,
    sized,
    connections: new ConnectionList(sized),
    service: new RasService(calls),
    wakeUps: new WakeUps(calls, win32Events()),
  }
}
