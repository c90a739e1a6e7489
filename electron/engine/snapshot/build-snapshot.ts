import type { Notice } from '../../contract/notice.ts'
import { type Traits, toldApart } from '../../contract/present/tell-apart.ts'
import type { Desktop } from '../../contract/settings.ts'
import type {
  ConnectionRow,
  ConnectionState,
  Finishing,
  Health,
  LinkRow,
  Owner,
  Quitting,
  Scope,
  Snapshot,
  Source,
  Unanswered,
  Usual,
} from '../../contract/snapshot.ts'
import { QUESTIONS } from '../../contract/snapshot.ts'
import type { TeardownView } from '../../contract/teardown-view.ts'
import { failureOf } from '../failure.ts'
import { entryKeyOf, type Identity, isUsable } from '../identity/identity.ts'
import { ownerOf } from '../identity/owner.ts'
import { connectionStateOf } from '../monitor/connection-state.ts'
import { deviceKindOf } from '../monitor/device-kind.ts'
import type { Details, LinkFacts, TrackedConnection } from '../monitor/tracked-connection.ts'
import type { HangUpSubject } from '../teardown/hang-up-subject.ts'
import { progressOf } from '../teardown/progress.ts'
import { NO_REDIAL } from '../teardown/redial.ts'
import type { Teardown } from '../teardown/teardown.ts'
import type { TeardownRegistry } from '../teardown/teardown-registry.ts'
import { HELD_BACK, UNANSWERED_AFTER } from '../timings.ts'
import { contradictionsOf } from './contradictions.ts'
import { type RecentItem, recentRow } from './recent-row.ts'

export interface EngineState {
  readonly version: number
  readonly now: number
  /** ms since 1970 */
  readonly epoch: number
  readonly source: Source
  readonly health: Health
  readonly trackedConnections: readonly TrackedConnection[]
  /** Folders that belong to the user alone. */
  readonly profile: readonly string[]
  readonly teardowns: TeardownRegistry
  readonly recent: readonly RecentItem[]
  readonly finishing: Finishing | null
  /** What a quit waits for. */
  readonly quitting: { readonly waitsFor: readonly Teardown[]; readonly stuck: boolean } | null
  readonly usual: readonly Usual[]
  readonly notices: readonly Notice[]
  readonly receipts: number
  readonly desktop: Desktop
  /** Entries hung up a little while ago that are up again as a new connection, by row id. */
  readonly reconnected: (rowId: string) => boolean
  /** How the watch over a hung-up handle ended without a proof; null = it is no such handle. */
  readonly hungUp: (identity: Identity, link: number | null) => 'left' | 'presumed' | null
  /** This link was hung up in the life of its connection. */
  readonly wasHungUp: (identity: Identity, link: number) => boolean
}

/** The whole of what views show, as a pure function of what the engine knows. */
export function buildSnapshot(state: EngineState): Snapshot {
  const { version, now, source, health, teardowns, finishing, notices } = state
  const shown = state.trackedConnections.filter((tracked) => isShown(tracked, state))
  const up = (entryKey: string) =>
    state.trackedConnections.some((tracked) => tracked.listed && entryKeyOf(tracked.connection) === entryKey)
  const busy = (entryKey: string) => teardowns.busy(entryKey)
  const connections = shown.map((tracked) => connectionRow(tracked, state))
  const recent = state.recent.map((item) => recentRow(item, { now, busy, up }))
  const apart = toldApart([
    ...connections.map((row) => traitsOf(row, state)),
    ...state.recent.map(({ id, subject }) => pastTraits(id, subject)),
  ])
  return {
    version,
    takenAt: now,
    source,
    health,
    connections: connections.map((row) => ({ ...row, apart: apart.get(row.id) ?? [] })),
    recent: recent.map((row) => ({ ...row, apart: apart.get(row.id) ?? [] })),
    finishing,
    quitting: quittingOf(state, apart),
    usual: state.usual,
    notices,
    receipts: state.receipts,
    desktop: state.desktop,
  }
}

function scopeOf(owner: Owner, allUsers: boolean): Scope {
  if (owner === 'other' || owner === 'windows') return owner
  if (allUsers) return 'all-users'
  return owner === 'me' ? 'mine' : 'unknown'
}

function traitsOf(row: ConnectionRow, { epoch }: EngineState): Traits {
  const { id, name, scope, device, deviceName, phonebook, remoteAddress, localAddress, connectedMs, ended } = row
  const since = connectedMs === null ? null : Math.floor((epoch - connectedMs) / MINUTE) * MINUTE
  return { id, name, scope, device, deviceName, phonebook, address: remoteAddress ?? localAddress, since, ended }
}

const MINUTE = 60_000

function quittingOf(
  { quitting, trackedConnections }: EngineState,
  apart: ReturnType<typeof toldApart>,
): Quitting | null {
  if (quitting === null) return null
  const waitsFor = quitting.waitsFor.map(({ id, subject }) => {
    const row = trackedConnections.find(({ identity }) => identity === subject.identity)?.rowId
    return { id, ...namesOf(subject.name), link: subject.link, apart: apart.get(row ?? '') ?? [] }
  })
  return { waitsFor, stuck: quitting.stuck }
}

/** Of what has ended less is remembered. */
function pastTraits(id: string, { name, phonebook, device }: HangUpSubject): Traits {
  const unknown = { scope: null, deviceName: null, address: null, since: null }
  return { id, name: namesOf(name).name, phonebook, device, ...unknown, ended: true }
}

/** A leading "." marks what was dialled without an entry. */
export function namesOf(entryName: string): { readonly name: string; readonly dialled: boolean } {
  const dialled = entryName.startsWith('.')
  return { name: dialled ? entryName.slice(1) : entryName, dialled }
}

function isShown(tracked: TrackedConnection, state: EngineState): boolean {
  if (state.teardowns.wantRow(tracked.identity)) return true
  if (!tracked.listed) return false
  return tracked.details?.status != null || state.now - tracked.since >= HELD_BACK
}

function connectionRow(tracked: TrackedConnection, state: EngineState): ConnectionRow {
  const { connection, details } = tracked
  const { owner, evidence } = ownerOf(connection, state.profile)
  const teardown = state.teardowns.of(tracked.identity, null)
  const projection = details?.projections[0] ?? null
  const endpoints = details?.status?.kind === 'value' ? details.status.value : null
  const bundle = (details?.links.length ?? 0) > 1
  const unanswered = unansweredOf(details, null, state.now)
  // An old answer tells neither the rate nor the duration of now.
  const old = unanswered.some(({ what }) => what === 'state' || what === 'traffic')
  const sample = old ? null : (details?.sample ?? null)
  return {
    id: tracked.rowId,
    ...namesOf(connection.entryName),
    apart: [],
    scope: scopeOf(owner, connection.allUsers),
    device: deviceKindOf(connection.deviceType),
    deviceName: connection.deviceName,
    phonebook: connection.phonebook,
    owner,
    ownerEvidence: evidence,
    contradictions: contradictionsOf(
      tracked,
      teardown !== null || state.hungUp(tracked.identity, null) !== null,
      state.profile,
    ),
    state: stateOf(tracked),
    unanswered,
    ...(connection.fault === undefined ? {} : { fault: connection.fault }),
    connectedMs: sample === null ? null : sample.connectedMs + (state.now - sample.at),
    traffic: sample?.rated ? sample.traffic : null,
    localAddress: projection?.localAddress || endpoints?.local.address || null,
    remoteAddress: projection?.remoteAddress || endpoints?.remote.address || null,
    links: shownLinks(tracked, state).map((link) => linkRow(tracked, link, state)),
    dialsAsNeeded: details?.entry?.dialMode === 2 && bundle,
    teardown: teardown === null ? null : teardownView(teardown, state),
    mark: rowMark(tracked, state),
    // Off the list while its hang-up runs is not an end: there is no proof yet.
    ended: !tracked.listed && teardown?.running !== true,
  }
}

function stateOf({ connection, details }: TrackedConnection): ConnectionState {
  if (!isUsable(connection.handle)) return { kind: 'unreadable' }
  return details?.status == null ? NOT_READ : connectionStateOf(details.status)
}

/** The links of a bundle; and a link that is being hung up, whatever Windows says of it meanwhile. */
function shownLinks({ identity, details }: TrackedConnection, { teardowns }: EngineState): readonly LinkFacts[] {
  const facts = details?.links ?? []
  const hungUp = teardowns.runningLinks(identity)
  if (facts.length < 2 && hungUp.length === 0) return []
  const unread = hungUp.filter((index) => !facts.some((link) => link.index === index))
  return [...facts, ...unread.map(unreadLink)].sort((a, b) => a.index - b.index)
}

function unreadLink(index: number): LinkFacts {
  return {
    index,
    up: null,
    handle: null,
    failure: null,
    status: null,
    configured: null,
    sample: null,
    cameBack: false,
  }
}

const NOT_READ: ConnectionState = { kind: 'unread', failure: { kind: 'busy' } }

function linkRow(tracked: TrackedConnection, link: LinkFacts, state: EngineState): LinkRow {
  const status = link.status?.kind === 'value' ? link.status.value : null
  const device = status ?? link.configured
  const teardown = state.teardowns.of(tracked.identity, link.index)
  const mark = linkMark(tracked, link, state)
  const live = link.up && mark !== 'presumed'
  return {
    index: link.index,
    device: deviceKindOf(device?.deviceType || tracked.connection.deviceType),
    deviceName: device?.deviceName ?? '',
    state: mark === 'presumed' ? NOT_READ : linkState(link),
    unanswered: unansweredOf(tracked.details, link.index, state.now),
    bitsPerSecond: live && link.sample !== null ? link.sample.statistics.bitsPerSecond : null,
    traffic: live && link.sample?.rated ? link.sample.traffic : null,
    teardown: teardown === null ? null : teardownView(teardown, state),
    mark,
  }
}

function rowMark({ rowId, identity }: TrackedConnection, state: EngineState): ConnectionRow['mark'] {
  if (state.hungUp(identity, null) !== null) return 'left'
  return state.reconnected(rowId) ? 'reconnected' : null
}

function linkMark({ identity }: TrackedConnection, link: LinkFacts, state: EngineState): LinkRow['mark'] {
  if (link.up && link.cameBack && state.wasHungUp(identity, link.index)) return 'came-back'
  const hungUp = state.hungUp(identity, link.index)
  // What its witness says is believed; until then the presumption stands.
  return hungUp === 'presumed' && link.up !== null ? null : hungUp
}

function linkState(link: LinkFacts): ConnectionState {
  if (link.up === null)
    return { kind: 'unread', failure: link.failure === null ? { kind: 'busy' } : failureOf(link.failure) }
  if (!link.up) return { kind: 'not-connected' }
  return link.status === null ? { kind: 'connected' } : connectionStateOf(link.status)
}

/** Questions about a connection (or a link of it) that have not been answered for a while. */
function unansweredOf(details: Details | null, link: number | null, now: number): readonly Unanswered[] {
  const found: Unanswered[] = []
  for (const what of QUESTIONS) {
    const since = details?.unanswered.get(link === null ? what : `${what} ${link}`)
    if (since !== undefined && now - since >= UNANSWERED_AFTER) found.push({ what, forMs: now - since })
  }
  return found
}

/** Another connection of this entry is listed. */
const isUpAgain = (
  { entryKey, identity }: HangUpSubject,
  trackedConnections: EngineState['trackedConnections'],
): boolean =>
  trackedConnections.some(
    (tracked) => tracked.listed && tracked.identity !== identity && entryKeyOf(tracked.connection) === entryKey,
  )

function teardownView(teardown: Teardown, { teardowns, now, trackedConnections }: EngineState): TeardownView {
  const { id, elapsed, resumed, subject } = teardown
  const progress = progressOf(teardown, teardowns, now)
  const again = subject.link === null && isUpAgain(subject, trackedConnections)
  const told = again && 'redial' in progress ? { ...progress, redial: NO_REDIAL } : progress
  return { id, elapsedMs: elapsed, resumed, progress: told }
}
