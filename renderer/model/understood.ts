import { FIRST_SETTINGS } from '../../electron/contract/settings.ts'
import type {
  ConnectionRow,
  ConnectionState,
  Failure,
  Health,
  LinkRow,
  Progress,
  RecentRow,
  Redial,
  Snapshot,
  TeardownView,
} from '../../electron/contract/snapshot.ts'
import {
  DEVICES,
  EVIDENCE,
  FAILURES,
  HEALTHS,
  HINTS,
  HOWS,
  KNOWN,
  knows,
  LANGUAGES,
  LOGINS,
  MARKS,
  NOTICES,
  OWNERS,
  PHASES,
  SERVICES,
  SOURCES,
  STATES,
  THEMES,
} from './known-kinds.ts'

/**
 * A snapshot may come from an OnHook that is newer than the view. What the view has no words for becomes the nearest thing
 * that claims less; everything else stays the very same object.
 */
export function understood(snapshot: Snapshot): Snapshot {
  const { health, source, notices, usual, desktop } = snapshot
  const { theme, language } = desktop.settings
  return {
    ...snapshot,
    source: knows(SOURCES, source.kind) ? source : { kind: 'library', scenario: null },
    health: healthOf(health),
    connections: each(snapshot.connections, rowOf),
    recent: each(snapshot.recent, recentOf),
    usual: usual.filter((one) => knows(DEVICES, one.device)),
    notices: notices.filter(({ kind }) => knows(NOTICES, kind)),
    desktop: {
      ...desktop,
      settings: {
        ...desktop.settings,
        theme: knows(THEMES, theme) ? theme : FIRST_SETTINGS.theme,
        language: knows(LANGUAGES, language) ? language : FIRST_SETTINGS.language,
      },
      login: knows(LOGINS, desktop.login.kind) ? desktop.login : { kind: 'not-offered', why: 'system' },
      hints: desktop.hints.filter((hint) => knows(HINTS, hint)),
    },
  }
}

const unknown = (kind: string): Failure => ({ kind: 'malformed', reason: kind })

const NOT_SAFE: Redial = { safe: false, inMs: 0 }

/** The same array where every part stays what it is. */
function each<T>(parts: readonly T[], understand: (part: T) => T): readonly T[] {
  const all = parts.map(understand)
  return all.every((part, at) => part === parts[at]) ? parts : all
}

function healthOf(health: Health): Health {
  if (!knows(HEALTHS, health.kind)) return { kind: 'failing', failure: unknown(health.kind) }
  if (health.kind === 'failing') {
    const failure = failureOf(health.failure)
    return failure === health.failure ? health : { kind: 'failing', failure }
  }
  if (health.kind !== 'service' || knows(SERVICES, health.state)) return health
  return { kind: 'failing', failure: unknown(health.state) }
}

function rowOf(row: ConnectionRow): ConnectionRow {
  const device = knows(DEVICES, row.device) ? row.device : 'other'
  const owner = knows(OWNERS, row.owner) ? row.owner : 'unknown'
  const state = stateOf(row.state)
  const teardown = teardownOf(row.teardown)
  const links = each(row.links, linkOf)
  const same = device === row.device && owner === row.owner && state === row.state
  return same && teardown === row.teardown && links === row.links
    ? row
    : { ...row, device, owner, state, teardown, links }
}

function linkOf(link: LinkRow): LinkRow {
  const device = knows(DEVICES, link.device) ? link.device : 'other'
  const state = stateOf(link.state)
  const teardown = teardownOf(link.teardown)
  const same = device === link.device && state === link.state && teardown === link.teardown
  return same ? link : { ...link, device, state, teardown }
}

function recentOf(row: RecentRow): RecentRow {
  const device = knows(DEVICES, row.device) ? row.device : 'other'
  const how = howOf(row.how)
  return device === row.device && how === row.how ? row : { ...row, device, how }
}

function howOf(how: RecentRow['how']): RecentRow['how'] {
  if (!knows(HOWS, how.kind)) return { kind: 'hung-up', elapsedMs: 0, progress: { phase: 'left', redial: NOT_SAFE } }
  if (how.kind !== 'hung-up') return how
  const progress = progressOf(how.progress)
  return progress === how.progress ? how : { ...how, progress }
}

function stateOf(state: ConnectionState): ConnectionState {
  if (!knows(STATES, state.kind)) return { kind: 'unread', failure: unknown(state.kind) }
  if (state.kind !== 'unread') return state
  const failure = failureOf(state.failure)
  return failure === state.failure ? state : { kind: 'unread', failure }
}

function teardownOf(teardown: TeardownView | null): TeardownView | null {
  if (teardown === null) return null
  const progress = progressOf(teardown.progress)
  return progress === teardown.progress ? teardown : { ...teardown, progress }
}

/** What is not known to have ended has not; what is not known to run is not known at all. */
function progressOf(progress: Progress): Progress {
  if (!knows(PHASES, progress.phase)) {
    return 'mark' in progress ? { phase: 'draining', mark: 'slow', known: [], keptWaiting: false } : LEFT
  }
  switch (progress.phase) {
    case 'calling':
    case 'draining': {
      const known = progress.known.filter((one) => knows(KNOWN, one))
      if (knows(MARKS, progress.mark) && known.length === progress.known.length) return progress
      return { ...progress, mark: knows(MARKS, progress.mark) ? progress.mark : 'slow', known }
    }
    case 'gone': {
      const evidence = progress.evidence.filter((one) => knows(EVIDENCE, one))
      return evidence.length === progress.evidence.length ? progress : { ...progress, evidence }
    }
    case 'failed': {
      const failure = failureOf(progress.failure)
      return failure === progress.failure ? progress : { ...progress, failure }
    }
    case 'already-gone': {
      const failure = progress.failure === null ? null : failureOf(progress.failure)
      return failure === progress.failure ? progress : { ...progress, failure }
    }
    case 'presumed':
    case 'left':
      return progress
  }
}

const LEFT: Progress = { phase: 'left', redial: NOT_SAFE }

function failureOf(failure: Failure): Failure {
  return knows(FAILURES, failure.kind) ? failure : unknown(failure.kind)
}
