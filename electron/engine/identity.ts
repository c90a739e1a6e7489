import { NO_GUID, type RasConnection } from '../../native/port.ts'

/** Names one connection for its life; equal strings = the same connection. Never shown and never sent to a view. */
export type Identity = string

/**
 * The correlation id where Windows gives one. Without it the best there is: handle, entry and name together, which a new
 * connection of the same entry on a recycled handle value can imitate.
 */
export function identityOf(connection: RasConnection): Identity {
  if (connection.correlationId !== NO_GUID) return connection.correlationId
  return `${connection.handle.toString(16)}|${connection.entryId}|${connection.entryName}`
}

/** Names one link of a connection. */
export function linkKey(identity: Identity, index: number): string {
  return `${identity}#${index}`
}

/** The same phone-book entry, whatever connection of it: what "safe to redial" is about. */
export function entryKeyOf(connection: RasConnection): string {
  if (connection.entryId !== NO_GUID) return connection.entryId
  return `${connection.phonebook}|${connection.entryName}`
}

export interface Sighting {
  /** The row with this identity, whatever its handle. */
  readonly ours: RasConnection | null
  /** Somebody else's connection has this handle value now. */
  readonly handleTaken: boolean
}

/** The list gives this handle to another connection too (it can be late): then a call might hit the wrong one. */
export function isShared(list: readonly RasConnection[], connection: RasConnection): boolean {
  return list.some((row) => row.handle === connection.handle && identityOf(row) !== identityOf(connection))
}

/** Looks for a connection in a list: is it still there, and who has its handle value? */
export function sight(list: readonly RasConnection[], identity: Identity, handle: bigint | null): Sighting {
  const ours = list.find((row) => identityOf(row) === identity) ?? null
  const holder = handle === null ? undefined : list.find((row) => row.handle === handle)
  return { ours, handleTaken: holder !== undefined && identityOf(holder) !== identity }
}
