import type { Clock } from '../clock.ts'
import type { RasAnswer, RasApi, RasRefusal } from '../port.ts'
import { ConnectionList, connectStatus, subEntryHandle } from './connections.ts'
import { entryProperties, enumEntries, subEntryProperties } from './entries.ts'
import { errorString } from './error-text.ts'
import type { LibraryChoice } from './library.ts'
import { type OpenedLibrary, openLibrary } from './opened-library.ts'
import { multilink, projection } from './projection.ts'
import { reconnectDialog } from './reconnect.ts'
import { RasService } from './service.ts'
import { SizedCalls } from './sized-call.ts'
import { connectionStatistics, linkStatistics } from './statistics.ts'
import { WakeUps } from './wake-ups.ts'
import { win32Events } from './win32-events.ts'

/** The library once it is open, and what is remembered of it. */
interface Session {
  readonly library: OpenedLibrary
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
    const answer = await openLibrary(choice, clock)
    opening = null
    if (answer.kind !== 'value') return answer
    if (refusal === CLOSED) {
      await answer.value.close(0)
      return CLOSED
    }
    session = createSession(answer.value)
    return { kind: 'value', value: null }
  }

  function ask<T>(call: (session: Session) => Promise<RasAnswer<T>>): Promise<RasAnswer<T>> {
    return session === null ? Promise.resolve(refusal) : call(session)
  }

  return {
    source: choice.kind === 'system' ? 'system' : 'library',
    open() {
      if (refusal === CLOSED) return Promise.resolve(CLOSED)
      if (session !== null) return Promise.resolve({ kind: 'value', value: null })
      opening ??= open()
      return opening
    },
    serviceState: () => ask(({ service }) => service.state()),
    enumConnections: () => ask(({ connections }) => connections.read()),
    connectStatus: (handle) => ask(({ sized }) => connectStatus(sized, handle)),
    hangUp: (handle) => ask(({ library }) => library.hangUp(handle)),
    subEntryHandle: (handle, subEntry) => ask(({ library }) => subEntryHandle(library, handle, subEntry)),
    connectionStatistics: (handle) => ask(({ sized }) => connectionStatistics(sized, handle)),
    linkStatistics: (handle, subEntry) => ask(({ sized }) => linkStatistics(sized, handle, subEntry)),
    entryProperties: (phonebook, entry) => ask(({ sized }) => entryProperties(sized, phonebook, entry)),
    subEntryProperties: (phonebook, entry, subEntry) =>
      ask(({ sized }) => subEntryProperties(sized, phonebook, entry, subEntry)),
    projection: (handle) => ask(({ sized }) => projection(sized, handle)),
    multilink: (handle) => ask(({ sized }) => multilink(sized, handle)),
    enumEntries: (phonebook) => ask(({ sized }) => enumEntries(sized, phonebook)),
    errorString: (code) => ask(({ library }) => errorString(library, code)),
    reconnectDialog: (phonebook, entry) => ask(() => reconnectDialog(phonebook, entry)),
    watch: (listener) => ask(({ wakeUps }) => wakeUps.watch(listener)),
    watchLinks: (handle) => ask(({ wakeUps }) => wakeUps.watchLinks(handle)),
    async close(graceMs) {
      const last = session
      session = null
      refusal = CLOSED
      if (last === null) return true
      last.wakeUps.close()
      return last.library.close(graceMs)
    },
  }
}

function createSession(library: OpenedLibrary): Session {
  const sized = new SizedCalls(library)
  return {
    library,
    sized,
    connections: new ConnectionList(sized),
    service: new RasService(library),
    wakeUps: new WakeUps(library, win32Events()),
  }
}
