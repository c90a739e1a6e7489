import type { RasAnswer, RasEntryName, RasEntryProperties, RasSubEntryProperties } from '../port.ts'
import { code, value } from './answers.ts'
import type { ConnectionSpec, Scenario } from './scenario/scenario.ts'

const ERROR_INVALID_PARAMETER = 87
const ERROR_CANNOT_OPEN_PHONEBOOK = 621
const ERROR_CANNOT_FIND_PHONEBOOK_ENTRY = 623

/** What RAS says of an entry when none is named. */
const DEFAULTS: RasEntryProperties = {
  subEntries: 0,
  dialMode: 1,
  idleDisconnectSeconds: 0,
  deviceType: '',
  deviceName: '',
  customDialDll: '',
}

/** The phone books: every connection of a scenario has an entry, but for dialled numbers. */
export interface Entries {
  find(phonebook: string, entry: string): RasAnswer<ConnectionSpec>
  list(phonebook: string | null): RasAnswer<readonly RasEntryName[]>
  properties(phonebook: string, entry: string): RasAnswer<RasEntryProperties>
  subEntryProperties(phonebook: string, entry: string, index: number): RasAnswer<RasSubEntryProperties>
}

export function createEntries(scenario: Scenario): Entries {
  const inBook = (phonebook: string): readonly ConnectionSpec[] =>
    scenario.connections.filter((spec) => spec.phonebook.toLowerCase() === phonebook.toLowerCase())

  function find(phonebook: string, entry: string): RasAnswer<ConnectionSpec> {
    const book = inBook(phonebook)
    if (book.length === 0) return code(ERROR_CANNOT_OPEN_PHONEBOOK)
    const found = book.find((spec) => spec.name === entry && isEntry(spec))
    return found === undefined ? code(ERROR_CANNOT_FIND_PHONEBOOK_ENTRY) : value(found)
  }

  return {
    find,
    list(phonebook) {
      const specs = (phonebook === null ? scenario.connections : inBook(phonebook)).filter(isEntry)
      if (phonebook !== null && inBook(phonebook).length === 0) return code(ERROR_CANNOT_OPEN_PHONEBOOK)
      const first = specs.filter((spec, at) => specs.findIndex((other) => sameEntry(spec, other)) === at)
      return value(first.map(({ name, phonebook, allUsers }) => ({ name, phonebook, allUsers })))
    },
    properties(phonebook, entry) {
      if (entry === '') return value(DEFAULTS)
      const found = find(phonebook, entry)
      if (found.kind !== 'value') return found
      const spec = found.value
      return value({
        subEntries: spec.links.at(-1)?.index ?? 1,
        dialMode: spec.dialMode,
        idleDisconnectSeconds: spec.idle,
        deviceType: spec.deviceType,
        deviceName: spec.deviceName,
        customDialDll: '',
      })
    },
    subEntryProperties(phonebook, entry, index) {
      if (index < 1) return code(ERROR_INVALID_PARAMETER)
      const found = find(phonebook, entry)
      if (found.kind !== 'value') return found
      const { links } = found.value
      const line =
        links.find((link) => link.index === index) ?? (index <= (links.at(-1)?.index ?? 1) ? found.value : null)
      if (line === null) return code(ERROR_CANNOT_FIND_PHONEBOOK_ENTRY)
      return value({ deviceType: line.deviceType, deviceName: line.deviceName })
    },
  }
}

/** A leading "." marks a number that was dialled without an entry. */
const isEntry = (spec: ConnectionSpec): boolean => spec.name !== '' && !spec.name.startsWith('.')

const sameEntry = (a: ConnectionSpec, b: ConnectionSpec): boolean =>
  a.name === b.name && a.phonebook.toLowerCase() === b.phonebook.toLowerCase()
