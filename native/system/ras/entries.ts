import type { RasAnswer, RasEntryProperties, RasSubEntryProperties } from '../../port.ts'
import { dword, readText, readU32 } from '../memory/memory.ts'
import type { SizedCalls } from '../memory/sized-call.ts'
import { STRUCTS } from '../memory/structs.ts'

const ENTRY = STRUCTS.RASENTRYW
const SUB_ENTRY = STRUCTS.RASSUBENTRYW

/** Alternate phone numbers follow the struct; newer systems have a longer one. */
const ENTRY_ROOM = 8192
const SUB_ENTRY_ROOM = 2048

/** An empty path stands for the default phone books. */
const book = (phonebook: string): string | null => (phonebook === '' ? null : phonebook)

/** https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgetentrypropertiesw */
export function entryProperties(
  sized: SizedCalls,
  phonebook: string,
  entry: string,
): Promise<RasAnswer<RasEntryProperties>> {
  return sized.ask({
    name: 'RasGetEntryPropertiesW',
    subject: phonebook,
    layout: ENTRY,
    room: ENTRY_ROOM,
    texts: [book(phonebook), entry],
    arguments: ({ struct, bytes, texts: [path = 0n, name = 0n] }) => [path, name, struct, bytes, 0n, 0n],
    read({ memory, at, size }) {
      // A system that knows the struct only up to a field leaves what follows as it was: zeros.
      const number = (field: keyof typeof ENTRY.offset): number => readU32(memory, at + ENTRY.offset[field])
      const text = (field: keyof typeof ENTRY.offset): string =>
        ENTRY.offset[field] < size ? readText(memory, at + ENTRY.offset[field], ENTRY.fieldSize[field]) : ''
      return {
        subEntries: number('dwSubEntries'),
        dialMode: number('dwDialMode'),
        idleDisconnectSeconds: number('dwIdleDisconnectSeconds'),
        deviceType: text('szDeviceType'),
        deviceName: text('szDeviceName'),
        customDialDll: text('szCustomDialDll'),
      }
    },
  })
}

/** https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgetsubentrypropertiesw */
export function subEntryProperties(
  sized: SizedCalls,
  phonebook: string,
  entry: string,
  subEntry: number,
): Promise<RasAnswer<RasSubEntryProperties>> {
  const index = dword(subEntry)
  return sized.ask({
    name: 'RasGetSubEntryPropertiesW',
    subject: phonebook,
    layout: SUB_ENTRY,
    room: SUB_ENTRY_ROOM,
    texts: [book(phonebook), entry],
    arguments: ({ struct, bytes, texts: [path = 0n, name = 0n] }) => [path, name, index, struct, bytes, 0n, 0n],
    read({ memory, at }) {
      const text = (field: 'szDeviceType' | 'szDeviceName'): string =>
        readText(memory, at + SUB_ENTRY.offset[field], SUB_ENTRY.fieldSize[field])
      return { deviceType: text('szDeviceType'), deviceName: text('szDeviceName') }
    },
  })
}
