import { type Guid, NO_GUID, type RasConnection } from '../../../native/port.ts'

/**
 * Names one connection for as long as it is tracked; equal strings = the same connection. Given out by the identity
 * register, kept in the journal, never shown and never sent to a view.
 */
export type Identity = string

/** What tells one connection from another, as far as it is known; null = not known. */
export interface IdentityParts {
  readonly handle: bigint | null
  /** RASCONN.guidCorrelationId: missing in the struct of older systems, all zeros where Windows gives none. */
  readonly correlationId: Guid | null
  /** RASCONN.guidEntry: copied phone books share it. */
  readonly entryId: Guid | null
  readonly entryName: string | null
  readonly phonebook: string | null
}

export type Comparison = 'same' | 'different' | 'not-known'

/** A row of RasEnumConnections with the identity that the register gave it. */
export interface ListedConnection extends RasConnection {
  readonly identity: Identity
  /** What the journal calls it: where its correlation id has changed, the newest tells a later run more. */
  readonly storedAs: Identity
  /** `not-known`: what both sides know does not settle whether this row is that connection. */
  readonly match: 'same' | 'not-known'
  /** All connections that this row may be, where that is not known. */
  readonly mayBe: ReadonlySet<Identity>
}

export function partsOf(row: RasConnection): IdentityParts {
  const handle = isUsable(row.handle) ? row.handle : null
  // What the texts of a row are worth that cannot be read as a whole is not known.
  if (row.fault === 'unreadable') {
    return { handle, correlationId: null, entryId: null, entryName: null, phonebook: null }
  }
  return {
    handle,
    correlationId: row.correlationId === NO_GUID ? null : row.correlationId,
    entryId: row.entryId === NO_GUID ? null : row.entryId,
    entryName: row.entryName,
    phonebook: row.phonebook || null,
  }
}

/** HRASCONN 0 names no connection: nothing is asked of it, and RasHangUp is never called with it. */
export function isUsable(handle: bigint): boolean {
  return handle !== 0n
}

/**
 * Compares two descriptions of a connection only by what both of them know. A handle alone proves nothing, for its value
 * can be handed out again; nor does a correlation id alone, for Windows was seen to list two rows under one.
 */
export function compareIdentity(a: IdentityParts, b: IdentityParts): Comparison {
  const entry = compareEntry(a, b)
  const handle = compareParts(a.handle, b.handle)
  switch (compareParts(a.correlationId, b.correlationId)) {
    case 'same':
      // A phone-book entry can be renamed while it is connected.
      if (handle === 'same') return 'same'
      return handle === 'not-known' && entry === 'not-known' ? 'same' : entry
    case 'different':
      // The id of a live handle can change before our eyes; whether the connection did is not known.
      return handle === 'same' && entry !== 'different' ? 'not-known' : 'different'
    case 'not-known': {
      if (entry === 'different') return 'different'
      // Of rows that cannot be read the handle is all that was ever known.
      if (handle === 'same') return hasOnlyHandle(a) && hasOnlyHandle(b) ? 'same' : entry
      const withoutIds = a.correlationId === null && b.correlationId === null
      return handle === 'different' && withoutIds ? 'different' : 'not-known'
    }
  }
}

const hasOnlyHandle = (parts: IdentityParts): boolean =>
  parts.correlationId === null && parts.entryId === null && parts.entryName === null && parts.phonebook === null

/** Of the same phone-book entry. */
export function compareEntry(a: IdentityParts, b: IdentityParts): Comparison {
  const parts = [
    compareParts(a.entryId, b.entryId),
    compareParts(a.entryName, b.entryName),
    compareParts(inOneCase(a.phonebook), inOneCase(b.phonebook)),
  ]
  if (parts.includes('different')) return 'different'
  return compareParts(a.entryName, b.entryName)
}

function compareParts<T>(a: T | null, b: T | null): Comparison {
  if (a === null || b === null) return 'not-known'
  return a === b ? 'same' : 'different'
}

const inOneCase = (path: string | null): string | null => path?.toLowerCase() ?? null

/**
 * The name of a connection that is listed for the first time: its correlation id, or handle, entry and name together. On
 * disk a hang-up is known by it, so that a later run of the program finds it again.
 */
export function firstNameOf(row: RasConnection): Identity {
  if (row.correlationId !== NO_GUID) return row.correlationId
  return `${row.handle.toString(16)}|${row.entryId}|${row.entryName}`
}

/** Names one link of a connection. */
export function linkKey(identity: Identity, index: number): string {
  return `${identity}#${index}`
}

/** The same entry of the same phone book, whatever connection of it: what "safe to redial" is about. */
export function entryKeyOf({ phonebook, entryName }: Pick<RasConnection, 'phonebook' | 'entryName'>): string {
  return `${phonebook.toLowerCase()}|${entryName}`
}

export interface Sighting {
  /** The row that is this connection, whatever its handle. */
  readonly ours: ListedConnection | null
  /** There is a row that may be this connection: that it is gone cannot be told from this list. */
  readonly notKnown: boolean
  /** Another connection has this handle value now. */
  readonly handleTaken: boolean
}

/** Looks for a connection in a list: is it still there, and who has its handle value? */
export function sight(list: readonly ListedConnection[], identity: Identity, handle: bigint | null): Sighting {
  const ours = list.find((row) => row.identity === identity && row.match === 'same') ?? null
  const notKnown = ours === null && list.some((row) => row.mayBe.has(identity))
  const holder = handle === null ? undefined : list.find((row) => row.handle === handle)
  return { ours, notKnown, handleTaken: holder !== undefined && holder.identity !== identity }
}

/** The list gives this handle to another connection too (it can be late): then a call might hit the wrong one. */
export function isShared(list: readonly ListedConnection[], connection: ListedConnection): boolean {
  return list.some((row) => row.handle === connection.handle && row.identity !== connection.identity)
}

/** Whom a call on the handle of this connection would meet. */
export type Whereabouts =
  | { readonly kind: 'listed'; readonly row: ListedConnection }
  | { readonly kind: 'absent' }
  /** A row may be this connection, or another one. */
  | { readonly kind: 'not-known' }
  /** Two connections are listed under its handle. */
  | { readonly kind: 'shared' }
  /** It is listed, and Windows gave no handle for it. */
  | { readonly kind: 'no-handle' }

/** Where RasHangUp would have to go, or why it must not be called. */
export function locate(list: readonly ListedConnection[], identity: Identity): Whereabouts {
  const { ours, notKnown } = sight(list, identity, null)
  if (ours === null) return { kind: notKnown ? 'not-known' : 'absent' }
  if (!isUsable(ours.handle)) return { kind: 'no-handle' }
  return isShared(list, ours) ? { kind: 'shared' } : { kind: 'listed', row: ours }
}

/** The handle values that a list gives to more than one connection. */
export function sharedHandles(list: readonly ListedConnection[]): ReadonlySet<bigint> {
  const holders = new Map<bigint, Identity>()
  const shared = new Set<bigint>()
  for (const { handle, identity } of list) {
    if ((holders.get(handle) ?? identity) !== identity) shared.add(handle)
    else holders.set(handle, identity)
  }
  return shared
}
