import { NO_GUID, type RasConnection } from './port.ts'

/** What is known of a row of RasEnumConnections that cannot be read: its handle is added. */
export const UNREADABLE_ROW = {
  entryName: '',
  deviceType: '',
  deviceName: '',
  phonebook: '',
  subEntry: 0,
  entryId: NO_GUID,
  correlationId: NO_GUID,
  luid: 0n,
  owner: 'unknown',
  allUsers: false,
  flags: 0,
  fault: 'unreadable',
} as const satisfies Omit<RasConnection, 'handle'>
