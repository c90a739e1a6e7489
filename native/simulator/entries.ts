import { CODE } from '../constants.ts'
import type { RasAnswer, RasEntryProperties, RasSubEntryProperties } from '../port.ts'
import { code, value } from './answers.ts'
import type { ConnectionSpec, Scenario } from './scenario/scenario.ts'

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
  properties(phonebook: string, entry: string): RasAnswer<RasEntryProperties>
  subEntryProperties(phonebook: string, entry: string, index: number): RasAnswer<RasSubEntryProperties>
}

export function createEntries(scenario: Scenario): Entries {
  const books = new Map<string, ConnectionSpec[]>()
  for (const spec of scenario.connections) {
    const key = spec.phonebook.toLowerCase()
    const book = books.get(key) ?? []
    book.push(spec)
    books.set(key, book)
  }
  // An empty path stands for the default ones, which are all.
  const inBook = (phonebook: string): readonly ConnectionSpec[] =>
    phonebook === '' ? scenario.connections : (books.get(phonebook.toLowerCase()) ?? [])

  function find(phonebook: string, entry: string): RasAnswer<ConnectionSpec> {
    const book = inBook(phonebook)
    if (book.length === 0) return code(CODE.CannotOpenPhonebook)
    const found = book.find((spec) => spec.name === entry && isEntry(spec))
    return found === undefined ? code(CODE.CannotFindPhonebookEntry) : value(found)
  }

  return {
    find,
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
      if (index < 1) return code(CODE.InvalidParameter)
      const found = find(phonebook, entry)
      if (found.kind !== 'value') return found
      const { links } = found.value
      const line =
        links.find((link) => link.index === index) ?? (index <= (links.at(-1)?.index ?? 1) ? found.value : null)
      if (line === null) return code(CODE.CannotFindPhonebookEntry)
      return value({ deviceType: line.deviceType, deviceName: line.deviceName })
    },
  }
}

/** A leading "." marks a number that was dialled without an entry. */
const isEntry = (spec: ConnectionSpec): boolean => spec.name !== '' && !spec.name.startsWith('.')
