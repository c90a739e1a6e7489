import type {
  ConnectionRow,
  ConnectionState,
  Failure,
  Health,
  Notice,
  Progress,
  RecentRow,
  Snapshot,
} from '../../electron/contract/snapshot.ts'

/** Every kind that this view has words for: each list is complete, or the compiler says so. */
const table = <K extends string>(kinds: Readonly<Record<K, true>>): Readonly<Record<string, true>> => kinds

export const SOURCES = table<Snapshot['source']['kind']>({ system: true, library: true, simulator: true })
export const HEALTHS = table<Health['kind']>({
  starting: true,
  ok: true,
  unavailable: true,
  'not-answering': true,
  service: true,
  failing: true,
})
export const SERVICES = table<Extract<Health, { kind: 'service' }>['state']>({
  stopped: true,
  disabled: true,
  starting: true,
  stopping: true,
})
export const DEVICES = table<ConnectionRow['device']>({ vpn: true, pppoe: true, modem: true, isdn: true, other: true })
export const OWNERS = table<ConnectionRow['owner']>({ me: true, other: true, unknown: true })
export const STATES = table<ConnectionState['kind']>({
  connected: true,
  connecting: true,
  'not-connected': true,
  dormant: true,
  unknown: true,
  unread: true,
})
export const PHASES = table<Progress['phase']>({
  calling: true,
  draining: true,
  gone: true,
  presumed: true,
  'already-gone': true,
  failed: true,
  left: true,
})
export const MARKS = table({ 'on-time': true, slow: true, stuck: true })
export const KNOWN = table<Extract<Progress, { phase: 'calling' | 'draining' }>['known'][number]>({
  'never-left-connected': true,
  'still-listed': true,
  'not-listed-port-open': true,
  'call-not-returned': true,
  'list-not-readable': true,
  'link-still-connected': true,
  'service-not-running': true,
})
export const EVIDENCE = table<Extract<Progress, { phase: 'gone' }>['evidence'][number]>({
  'invalid-handle': true,
  'not-enumerated': true,
  'handle-recycled': true,
  'sub-entry-closed': true,
  'parent-gone': true,
})
export const FAILURES = table<Failure['kind']>({ code: true, unavailable: true, busy: true, malformed: true })
export const HOWS = table<RecentRow['how']['kind']>({ 'hung-up': true, dropped: true, interrupted: true })
export const NOTICES = table<Notice['kind']>({
  'journal-not-kept': true,
  'receipt-not-kept': true,
  'file-moved-aside': true,
  'file-unreadable': true,
  'no-tray': true,
  'view-crashed': true,
  'folder-not-writable': true,
  'settings-newer': true,
  'file-late': true,
  'records-not-understood': true,
  'settings-not-kept': true,
  'unexpected-error': true,
})
export const THEMES = table<Snapshot['desktop']['settings']['theme']>({ system: true, light: true, dark: true })
export const LANGUAGES = table<Snapshot['desktop']['settings']['language']>({ system: true, en: true, de: true })
export const LOGINS = table<Snapshot['desktop']['login']['kind']>({
  on: true,
  off: true,
  'switched-off': true,
  'not-offered': true,
})
export const HINTS = table<Snapshot['desktop']['hints'][number]>({ 'first-run': true, closed: true })

export const knows = (kinds: Readonly<Record<string, true>>, kind: string): boolean => Object.hasOwn(kinds, kind)
