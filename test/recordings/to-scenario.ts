import type { RasConnection, RasConnectStatus, RasHandle } from '../../native/port.ts'
import type { RecordedCall, Recording } from '../../native/recording/recording.ts'
import { linksOf } from './links-of.ts'

/** Codes that accept a hang-up: from then on it drains. */
const ACCEPTED: ReadonlySet<number> = new Set([0, 600, 617])
/** A call that took longer than this did not merely take its time, ms. */
const BLOCKED = 100
/** What is listed at its first look was up before, ms. */
const FIRST_LOOK = 1_000

/** One connection from the first list that shows it to the last. */
interface Seen {
  readonly row: RasConnection
  readonly from: number
  to: number
}

/** A scenario in which what was recorded happens again, as far as a scenario can say it. */
export function scenarioOf(recording: Recording, title: string): string {
  const seen = seenIn(recording)
  const events = recording.events.length > 0 ? 'each' : 'never'
  const lines = seen.flatMap((one, at) => connectionLines(one, `c${at + 1}`, recording))
  return [`onhook-scenario version=1 title=${quoted(title)} events=${events}`, ...lines, ...faults(recording), ''].join(
    '\n',
  )
}

function seenIn({ calls }: Recording): readonly Seen[] {
  const seen = new Map<string, Seen>()
  for (const { at, call } of calls) {
    if (call.method !== 'enumConnections' || call.answer?.kind !== 'value') continue
    for (const row of call.answer.value) {
      const key = `${row.handle} ${row.correlationId} ${row.entryName}`
      const known = seen.get(key)
      if (known === undefined) seen.set(key, { row, from: at, to: at })
      else known.to = at
    }
  }
  return [...seen.values()]
}

function connectionLines({ row, from, to }: Seen, id: string, recording: Recording): readonly string[] {
  const { calls } = recording
  const status = firstStatus(calls, row.handle)
  const up = calls.find(({ call }) => call.method === 'connectionStatistics' && call.handle === row.handle)
  const connectedMs =
    up?.call.method === 'connectionStatistics' && up.call.answer?.kind === 'value'
      ? up.call.answer.value.connectedMs
      : 0
  const late = from > FIRST_LOOK
  const { keys, hungUp } = hangUpKeys(calls, row.handle)
  const lastList = calls.filter(({ call }) => call.method === 'enumConnections').at(-1)?.at ?? to
  const keysOf = {
    name: quoted(row.entryName),
    type: quoted(row.deviceType),
    device: quoted(row.deviceName),
    phonebook: quoted(row.phonebook),
    owner: row.owner,
    'all-users': row.allUsers ? 'yes' : 'no',
    handle: `0x${row.handle.toString(16)}`,
    ...(status === null ? {} : { state: String(status.state), substate: String(status.subState) }),
    ...(status === null ? {} : { local: quoted(status.local.address), remote: quoted(status.remote.address) }),
    ...(late ? { appears: `${Math.round(from)}ms` } : { up: `${Math.max(0, Math.round(connectedMs))}ms` }),
    ...(hungUp || to >= lastList ? {} : { ends: `${Math.round(to) + 1}ms` }),
    ...keys,
  }
  const words = Object.entries(keysOf).map(([key, value]) => `${key}=${value}`)
  const links = linksOf(calls, row.handle).map(({ index, handle, connected }) => {
    const hangUp = handle === null ? {} : hangUpKeys(calls, handle, { bundle: row.handle, index }).keys
    const more = Object.entries(hangUp).map(([key, value]) => ` ${key}=${value}`)
    return `link of=${id} index=${index} connected=${connected ? 'yes' : 'no'}${more.join('')}`
  })
  return [`connection id=${id} ${words.join(' ')}`, ...links]
}

function firstStatus(calls: readonly RecordedCall[], handle: RasHandle): RasConnectStatus | null {
  for (const { call } of calls) {
    if (call.method === 'connectStatus' && call.handle === handle && call.answer?.kind === 'value')
      return call.answer.value
  }
  return null
}

/** What RasHangUp on this handle said, how long it took, and when the witness said that it was over. */
function hangUpKeys(
  calls: readonly RecordedCall[],
  handle: RasHandle,
  link?: { readonly bundle: RasHandle; readonly index: number },
): { readonly keys: Readonly<Record<string, string>>; readonly hungUp: boolean } {
  const hangUps = calls.filter(({ call }) => call.method === 'hangUp' && call.handle === handle)
  const [first] = hangUps
  if (first === undefined) return { keys: {}, hungUp: false }
  const codes = hangUps.map(({ call }) => (call.answer?.kind === 'code' ? call.answer.code : 0))
  const accepted = hangUps.find((_, at) => ACCEPTED.has(codes[at] ?? 0)) ?? null
  const proof = calls.find(({ at, call }) => {
    if (accepted === null || at < accepted.at || call.answer?.kind !== 'code') return false
    if (link === undefined) return call.method === 'connectStatus' && call.handle === handle && call.answer.code === 6
    return call.method === 'subEntryHandle' && call.handle === link.bundle && call.subEntry === link.index
  })
  const drain =
    proof === undefined || accepted === null ? 'never' : `${Math.max(0, Math.round(proof.at - accepted.at))}ms`
  const longest = Math.max(...hangUps.map(({ ms }) => ms ?? Number.POSITIVE_INFINITY))
  return {
    hungUp: accepted !== null,
    keys: {
      ...(accepted === null ? {} : { drain }),
      'hangup-codes': codes.join(','),
      ...(longest > BLOCKED
        ? { 'hangup-blocks': Number.isFinite(longest) ? `${Math.round(longest)}ms` : 'never' }
        : {}),
    },
  }
}

/** Times in which the list could not be read. */
function faults({ calls }: Recording): readonly string[] {
  const lists = calls.filter(({ call }) => call.method === 'enumConnections')
  return lists.flatMap(({ at, ms, call }, index) => {
    const until = lists[index + 1]?.at ?? at
    const during = `from=${Math.max(0, Math.round(at))}ms for=${Math.max(1, Math.round(until - at))}ms`
    if (call.answer?.kind === 'code') return [`call name=RasEnumConnectionsW code=${call.answer.code} ${during}`]
    if (ms === null) return [`call name=RasEnumConnectionsW blocks=never ${during} times=1`]
    return ms > BLOCKED ? [`call name=RasEnumConnectionsW blocks=${Math.round(ms)}ms ${during} times=1`] : []
  })
}

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`
