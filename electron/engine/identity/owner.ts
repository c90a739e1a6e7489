import type { RasConnection } from '../../../native/port.ts'
import type { Contradiction, Owner, OwnerEvidence } from '../../contract/snapshot.ts'
import type { WindowsOwner } from '../engine.ts'

/** Logon session of Windows itself (SYSTEM_LUID); the two below belong to its services. */
const SYSTEM = 0x3e7n
const SERVICES: ReadonlySet<bigint> = new Set([0x3e4n, 0x3e5n])
/** Where Windows keeps the phone book for all users, below its folder for programs' data. */
const FOR_ALL = String.raw`\microsoft\network\connections\pbk`
const PROGRAM_DATA = 'programdata'

export interface Ownership {
  readonly owner: Owner
  readonly evidence: OwnerEvidence
}

type Owned = Pick<RasConnection, 'owner' | 'luid' | 'phonebook' | 'allUsers'>

/**
 * Whose a connection is, as far as it is known. Windows marks what it dials for a user as its own, so a phone book in the
 * user's profile says more than the logon session that dialled. `profile`: absolute folders that belong to the user alone.
 */
export function ownerOf(connection: Owned, profile: readonly string[]): Ownership {
  const { owner, luid } = connection
  if (owner === 'me') return { owner: 'me', evidence: 'flags' }
  if (isInProfile(connection, profile)) return { owner: 'me', evidence: 'phonebook' }
  if (luid === SYSTEM) {
    return isForAll(connection) ? { owner: 'windows', evidence: 'system' } : { owner: 'unknown', evidence: 'none' }
  }
  return owner === 'other' && isUserSession(luid)
    ? { owner: 'other', evidence: 'session' }
    : { owner: 'unknown', evidence: 'none' }
}

/** What Windows says of a connection's owner, as it says it. */
export function windowsOwnerOf(tracked: { readonly rowId: string; readonly connection: RasConnection }): WindowsOwner {
  const { flags, luid } = tracked.connection
  return { row: tracked.rowId, flags, luid: luid.toString(16) }
}

/** What Windows says of the owner in two ways that cannot both be true. */
export function contradictionsOfOwner(connection: Owned, profile: readonly string[]): readonly Contradiction[] {
  const { owner, luid, allUsers } = connection
  if (!isInProfile(connection, profile)) return []
  const found: Contradiction[] = []
  if (owner === 'other' && isUserSession(luid)) found.push('owner-and-phonebook')
  if (allUsers) found.push('all-users-and-phonebook')
  return found
}

function isInProfile({ phonebook }: Owned, profile: readonly string[]): boolean {
  return profile.some((folder) => liesIn(phonebook, folder))
}

/** A logon session of some user; 0 = not known. */
function isUserSession(luid: bigint): boolean {
  return luid !== 0n && luid !== SYSTEM && !SERVICES.has(luid)
}

function isForAll({ allUsers, phonebook }: Owned): boolean {
  if (allUsers) return true
  const parts = partsOf(phonebook)
  return parts?.[1] === PROGRAM_DATA && `\\${parts.slice(2, -1).join('\\')}` === FOR_ALL
}

/** Whether a Windows path lies below a folder; a path that is not absolute lies nowhere. */
export function liesIn(path: string, folder: string): boolean {
  const inner = partsOf(path)
  const outer = partsOf(folder)
  // A drive is nobody's profile.
  if (inner === null || outer === null || outer.length < 2 || inner.length <= outer.length) return false
  return outer.every((part, at) => inner[at] === part)
}

/** Drive or server and share first; null where it is not absolute, or climbs. */
function partsOf(path: string): readonly string[] | null {
  const plain = path
    .toLowerCase()
    .replaceAll('/', '\\')
    .replace(/^\\\\\?\\unc\\/, '\\\\')
    .replace(/^\\\\[?.]\\/, '')
  if (!/^(?:[a-z]:\\|\\\\[^\\]+\\[^\\]+\\)/.test(`${plain}\\`)) return null
  const share = plain.startsWith('\\\\')
  const parts = plain.split('\\').filter((part) => part !== '' && part !== '.')
  if (parts.includes('..')) return null
  return share ? [`\\\\${parts[0]}\\${parts[1]}`, ...parts.slice(2)] : parts
}
