import { CODE, RASCS } from '../../../native/constants.ts'
import type { RasApi, RasConnection, RasHandle } from '../../../native/port.ts'
import type { Identity } from '../identity.ts'
import { MOST_LINKS } from '../timings.ts'
import type { Details, LinkFacts } from './tracked-connection.ts'
import { type Sample, sampleAfter } from './traffic.ts'

export interface Reader {
  readonly ras: RasApi
  readonly now: () => number
  /** False from the moment a teardown owns the connection (or the link): then nothing of it may be asked. */
  readonly free: (identity: Identity, link: number | null) => boolean
  /**
   * True: RasHangUp was called on the handle of this connection (or link) and nothing has shown since that it is a new one.
   * Then RasGetConnectStatus is all that a connection may be asked, and a link nothing.
   */
  readonly spent: (identity: Identity, link: number | null) => boolean
  /** Traffic is wanted in this round. */
  readonly statistics: boolean
  /** A view is open: traffic of each link too. */
  readonly linkStatistics: boolean
}

/** Reads all there is to know of one connection. Null = it was taken over by a teardown, or ended, meanwhile. */
export async function readConnection(
  reader: Reader,
  identity: Identity,
  connection: RasConnection,
  before: Details | null,
): Promise<Details | null> {
  const { ras } = reader
  const { handle } = connection
  if (reader.spent(identity, null)) {
    const status = await ras.connectStatus(handle)
    return reader.free(identity, null) ? { ...(before ?? NOTHING_READ), status } : null
  }
  const [status, answers] = await Promise.all([ras.connectStatus(handle), askLinks(reader, identity, handle, before)])
  if (!reader.free(identity, null) || answers === null) return null

  const links: LinkFacts[] = []
  for (const answer of answers) {
    const facts = await readLink(reader, identity, connection, answer, before, answers.length > 1)
    if (facts === null) return null
    links.push(facts)
  }
  const connected = status.kind === 'value' && status.value.state === RASCS.Connected
  const sample = connected && reader.statistics ? await readSample(reader, handle, before?.sample ?? null) : undefined
  if (!reader.free(identity, null)) return null
  const entry = before?.entry ?? (await readEntry(reader, connection))
  if (!reader.free(identity, null)) return null
  const projections = connected && reader.statistics ? await readProjections(reader, handle) : undefined
  if (!reader.free(identity, null)) return null
  return {
    status,
    links,
    sample: sample ?? before?.sample ?? null,
    entry,
    projections: projections ?? before?.projections ?? [],
  }
}

const NOTHING_READ: Omit<Details, 'status'> = { links: [], sample: null, entry: null, projections: [] }

interface LinkAnswer {
  readonly index: number
  /** Null = exists, not connected. `unread` = Windows gave neither a handle nor a reason: what was known stays. */
  readonly handle: RasHandle | null | 'unread'
}

/**
 * RasGetSubEntryHandle for 1, 2, 3 …: 0 connected, 618 exists but is not, 259 no more, 6 the connection is gone. As many
 * as were there last time and one more are asked at once. Null = the connection is gone or owned.
 */
async function askLinks(
  reader: Reader,
  identity: Identity,
  handle: RasHandle,
  before: Details | null,
): Promise<readonly LinkAnswer[] | null> {
  const found: LinkAnswer[] = []
  const known = new Set(before?.links.map((link) => link.index))
  let round = Math.max(1, before?.links.length ?? 0) + 1
  for (let from = 1; from <= MOST_LINKS; from += round, round = 4) {
    if (!reader.free(identity, null)) return null
    const indices = Array.from({ length: Math.min(round, MOST_LINKS - from + 1) }, (_, step) => from + step)
    const answers = await Promise.all(indices.map((index) => reader.ras.subEntryHandle(handle, index)))
    for (const [step, answer] of answers.entries()) {
      const index = from + step
      if (answer.kind === 'value') found.push({ index, handle: answer.value })
      else if (answer.kind === 'code' && answer.code === CODE.PortNotOpen) found.push({ index, handle: null })
      else if (answer.kind === 'code' && answer.code === CODE.InvalidHandle) return null
      else if (answer.kind === 'code' && answer.code === CODE.NoMoreItems) return found
      else if (known.has(index)) found.push({ index, handle: 'unread' })
      else return found
    }
  }
  return found
}

async function readLink(
  reader: Reader,
  identity: Identity,
  connection: RasConnection,
  answer: LinkAnswer,
  before: Details | null,
  bundle: boolean,
): Promise<LinkFacts | null> {
  const { index } = answer
  const last = before?.links.find((link) => link.index === index) ?? null
  if (!reader.free(identity, null)) return null
  const kept = {
    index,
    unread: false,
    status: last?.status ?? null,
    configured: last?.configured ?? null,
    sample: last?.sample ?? null,
  }
  if (answer.handle === 'unread')
    return { ...kept, unread: true, up: last?.up ?? true, cameBack: last?.cameBack ?? false }
  if (!reader.free(identity, index)) return { ...kept, up: answer.handle !== null, cameBack: false }
  if (answer.handle === null) {
    const configured = kept.configured ?? (bundle ? await readConfigured(reader, connection, index) : null)
    return { index, unread: false, up: false, status: null, configured, sample: null, cameBack: false }
  }
  const cameBack = last?.cameBack === true || last?.up === false
  if (!bundle || reader.spent(identity, index)) return { ...kept, up: true, cameBack: bundle && cameBack }
  const status = await reader.ras.connectStatus(answer.handle)
  if (!reader.free(identity, null)) return null
  if (!reader.linkStatistics || !reader.free(identity, index)) return { ...kept, status, up: true, cameBack }
  const statistics = await reader.ras.linkStatistics(connection.handle, index)
  const sample = statistics.kind === 'value' ? sampleAfter(kept.sample, statistics.value, reader.now()) : kept.sample
  return { ...kept, status, sample, up: true, cameBack }
}

async function readSample(reader: Reader, handle: RasHandle, before: Sample | null): Promise<Sample | undefined> {
  const answer = await reader.ras.connectionStatistics(handle)
  return answer.kind === 'value' ? sampleAfter(before, answer.value, reader.now()) : undefined
}

async function readEntry(reader: Reader, connection: RasConnection): Promise<Details['entry']> {
  if (connection.entryName.startsWith('.')) return null
  const answer = await reader.ras.entryProperties(connection.phonebook, connection.entryName)
  return answer.kind === 'value' ? answer.value : null
}

async function readConfigured(
  reader: Reader,
  connection: RasConnection,
  index: number,
): Promise<LinkFacts['configured']> {
  const answer = await reader.ras.subEntryProperties(connection.phonebook, connection.entryName, index)
  return answer.kind === 'value' ? answer.value : null
}

async function readProjections(reader: Reader, handle: RasHandle): Promise<Details['projections'] | undefined> {
  const answer = await reader.ras.projection(handle)
  return answer.kind === 'value' ? answer.value : undefined
}
