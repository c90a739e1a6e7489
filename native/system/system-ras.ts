import type { Clock } from '../clock.ts'
import type { RasAnswer, RasApi, RasRefusal } from '../port.ts'
import { ConnectionList, connectStatus, subEntryHandle } from './connections.ts'
import { entryProperties, enumEntries, subEntryProperties } from './entries.ts'
import { errorString } from './error-text.ts'
import type { LibraryChoice } from './library.ts'
import { type OpenedLibrary, openLibrary } from './opened-library.ts'
import { SizedCalls } from './sized-call.ts'
import { connectionStatistics, linkStatistics } from './statistics.ts'

/** The library once it is open, and what is remembered of it. */
interface Session {
  readonly library: OpenedLibrary
  readonly sized: SizedCalls
  readonly connections: ConnectionList
}

const NOT_OPEN: RasRefusal = { kind: 'unavailable', reason: 'The RAS library has not been opened.' }
const CLOSED: RasRefusal = { kind: 'unavailable', reason: 'The RAS library has been closed.' }

/** The port on a real library: Windows' own, or one with its exports. */
export function createSystemRas(choice: LibraryChoice, clock: Clock): RasApi {
  let session: Session | null = null
  let opening: Promise<RasAnswer<null>> | null = null
  let closed = false

  async function open(): Promise<RasAnswer<null>> {
    const answer = await openLibrary(choice, clock)
    opening = null
    if (answer.kind !== 'value') return answer
    const library = answer.value
    if (closed) {
      await library.close(0)
      return CLOSED
    }
    const sized = new SizedCalls(library)
    session = { library, sized, connections: new ConnectionList(sized) }
    return { kind: 'value', value: null }
  }

  function ask<T>(call: (session: Session) => Promise<RasAnswer<T>>): Promise<RasAnswer<T>> {
    if (session === null) return Promise.resolve(closed ? CLOSED : NOT_OPEN)
    return call(session)
  }

  return {
    source: choice.kind === 'system' ? 'system' : 'library',
    open() {
      if (closed) return Promise.resolve(CLOSED)
      if (session !== null) return Promise.resolve({ kind: 'value', value: null })
      opening ??= open()
      return opening
    },
    enumConnections: () => ask(({ connections }) => connections.read()),
    connectStatus: (handle) => ask(({ sized }) => connectStatus(sized, handle)),
    hangUp: (handle) => ask(({ library }) => library.hangUp(handle)),
    subEntryHandle: (handle, subEntry) => ask(({ library }) => subEntryHandle(library, handle, subEntry)),
    connectionStatistics: (handle) => ask(({ sized }) => connectionStatistics(sized, handle)),
    linkStatistics: (handle, subEntry) => ask(({ sized }) => linkStatistics(sized, handle, subEntry)),
    entryProperties: (phonebook, entry) => ask(({ sized }) => entryProperties(sized, phonebook, entry)),
    subEntryProperties: (phonebook, entry, subEntry) =>
      ask(({ sized }) => subEntryProperties(sized, phonebook, entry, subEntry)),
    projection: () => Promise.resolve({ kind: 'unavailable', reason: '' }),
    multilink: () => Promise.resolve({ kind: 'unavailable', reason: '' }),
    enumEntries: (phonebook) => ask(({ sized }) => enumEntries(sized, phonebook)),
    errorString: (code) => ask(({ library }) => errorString(library, code)),
    serviceState: () => Promise.resolve({ kind: 'value', value: 'running' }),
    reconnectDialog: () => Promise.resolve({ kind: 'unavailable', reason: '' }),
    watch: () => Promise.resolve({ kind: 'unavailable', reason: '' }),
    watchLinks: () => Promise.resolve({ kind: 'unavailable', reason: '' }),
    async close(graceMs) {
      closed = true
      const library = session?.library
      session = null
      return library === undefined ? true : library.close(graceMs)
    },
  }
}
