import { ENDPOINT_TYPE, RASCF } from '../../constants.ts'
import type { RasAnswer, RasConnection, RasConnectStatus, RasEndpoint, RasHandle, RasOwner } from '../../port.ts'
import { NO_GUID } from '../../port.ts'
import { UNREADABLE_ROW } from '../../unreadable-row.ts'
import type { Caller, NativeResult } from '../calls/native-call.ts'
import { has, type Layout } from '../memory/layout.ts'
import {
  dword,
  endsWithin,
  Malformed,
  type Memory,
  readGuid,
  readIpv4,
  readIpv6,
  readText,
  readU32,
  readU64,
} from '../memory/memory.ts'
import type { SizedAnswer, SizedCalls } from '../memory/sized-call.ts'
import { STRUCTS } from '../memory/structs.ts'

const CONNECTION = STRUCTS.RASCONNW
const STATUS = STRUCTS.RASCONNSTATUSW
const ENDPOINT = STRUCTS.RASTUNNELENDPOINT

/** Handles are 64 bits unsigned on every system, however wide a pointer is there. */
const asHandle = (value: bigint): RasHandle => value as RasHandle

const text = <F extends string>(memory: Memory, at: number, layout: Layout<F>, field: F): string =>
  readText(memory, at + layout.offset[field], layout.fieldSize[field])

/** How many rows there is room for at first, and beyond those that there were last. */
const FIRST_ROWS = 16
const SPARE_ROWS = 4

/** RasEnumConnectionsW. https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasenumconnectionsw */
export class ConnectionList {
  readonly #sized: SizedCalls
  #rows = FIRST_ROWS

  constructor(sized: SizedCalls) {
    this.#sized = sized
  }

  async read(): Promise<RasAnswer<readonly RasConnection[]>> {
    const answer = await this.#sized.ask({
      name: 'RasEnumConnectionsW',
      subject: null,
      layout: CONNECTION,
      room: CONNECTION.size * this.#rows,
      arguments: ({ struct, bytes, count }) => [struct, bytes, count],
      read: readConnections,
    })
    if (answer.kind === 'value') this.#rows = Math.max(FIRST_ROWS, answer.value.length + SPARE_ROWS)
    return answer
  }
}

function readConnections(answer: SizedAnswer): readonly RasConnection[] {
  const { at, count, size, room, bytes } = answer
  const space = Math.min(room, bytes)
  if (count * size > space) throw new Malformed(`${count} rows of ${size} bytes do not fit into ${space} bytes.`)
  return Array.from({ length: count }, (_, row) => readConnection(answer, at + row * size))
}

function readConnection(answer: SizedAnswer, at: number): RasConnection {
  const { offset, sizes } = CONNECTION
  const told = readU32(answer.memory, at + offset.dwSize)
  // Whether Windows fills in the size of each row is documented nowhere.
  if (told !== 0 && !sizes.includes(told)) return readUnreadable(answer, at)
  const row = readWhole(answer, at)
  return row.handle === 0n ? { ...row, fault: 'no-handle' } : row
}

/** Where the row's fields end is not known: its handle stands at the same place in every version. */
function readUnreadable({ memory }: SizedAnswer, at: number): RasConnection {
  const handle = asHandle(readU64(memory, at + CONNECTION.offset.hrasconn))
  const ended = (field: 'szEntryName' | 'szDeviceType' | 'szDeviceName'): string =>
    endsWithin(memory, at + CONNECTION.offset[field], CONNECTION.fieldSize[field])
      ? text(memory, at, CONNECTION, field)
      : ''
  return {
    ...UNREADABLE_ROW,
    handle,
    entryName: ended('szEntryName'),
    deviceType: ended('szDeviceType'),
    deviceName: ended('szDeviceName'),
    fault: handle === 0n ? 'no-handle' : 'unreadable',
  }
}

function readWhole({ memory, size }: SizedAnswer, at: number): RasConnection {
  const { offset } = CONNECTION
  const flags = has(CONNECTION, 'dwFlags', size) ? readU32(memory, at + offset.dwFlags) : 0
  const handle = asHandle(readU64(memory, at + offset.hrasconn))
  return {
    handle,
    entryName: text(memory, at, CONNECTION, 'szEntryName'),
    deviceType: text(memory, at, CONNECTION, 'szDeviceType'),
    deviceName: text(memory, at, CONNECTION, 'szDeviceName'),
    phonebook: has(CONNECTION, 'szPhonebook', size) ? text(memory, at, CONNECTION, 'szPhonebook') : '',
    subEntry: has(CONNECTION, 'dwSubEntry', size) ? readU32(memory, at + offset.dwSubEntry) : 0,
    entryId: has(CONNECTION, 'guidEntry', size) ? readGuid(memory, at + offset.guidEntry) : NO_GUID,
    correlationId: has(CONNECTION, 'guidCorrelationId', size)
      ? readGuid(memory, at + offset.guidCorrelationId)
      : NO_GUID,
    luid: has(CONNECTION, 'luid', size) ? readU64(memory, at + offset.luid) : 0n,
    owner: ownerOf(flags),
    flags,
    allUsers: (flags & RASCF.AllUsers) !== 0,
  }
}

export function ownerOf(flags: number): RasOwner {
  if ((flags & RASCF.OwnerKnown) === 0) return 'unknown'
  return (flags & RASCF.OwnerMatch) !== 0 ? 'me' : 'other'
}

/** RasGetConnectStatusW. https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgetconnectstatusw */
export function connectStatus(sized: SizedCalls, handle: RasHandle): Promise<RasAnswer<RasConnectStatus>> {
  return sized.ask({
    name: 'RasGetConnectStatusW',
    subject: handle,
    layout: STATUS,
    room: null,
    arguments: ({ struct }) => [handle, struct],
    read: readStatus,
  })
}

function readStatus({ memory, at, size }: SizedAnswer): RasConnectStatus {
  const { offset } = STATUS
  return {
    state: readU32(memory, at + offset.rasconnstate),
    subState: has(STATUS, 'rasconnsubstate', size) ? readU32(memory, at + offset.rasconnsubstate) : 0,
    error: readU32(memory, at + offset.dwError),
    deviceType: text(memory, at, STATUS, 'szDeviceType'),
    deviceName: text(memory, at, STATUS, 'szDeviceName'),
    phoneNumber: has(STATUS, 'szPhoneNumber', size) ? text(memory, at, STATUS, 'szPhoneNumber') : '',
    local: has(STATUS, 'localEndPoint', size) ? readEndpoint(memory, at + offset.localEndPoint) : NO_ENDPOINT,
    remote: has(STATUS, 'remoteEndPoint', size) ? readEndpoint(memory, at + offset.remoteEndPoint) : NO_ENDPOINT,
  }
}

const NO_ENDPOINT: RasEndpoint = { type: 'unknown', address: '' }

function readEndpoint(memory: Memory, at: number): RasEndpoint {
  const address = at + ENDPOINT.offset.address
  switch (readU32(memory, at + ENDPOINT.offset.dwType)) {
    case ENDPOINT_TYPE.IPv4:
      return { type: 'ipv4', address: readIpv4(memory, address) }
    case ENDPOINT_TYPE.IPv6:
      return { type: 'ipv6', address: readIpv6(memory, address) }
    default:
      return NO_ENDPOINT
  }
}

/** RasGetSubEntryHandleW. https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgetsubentryhandlew */
export function subEntryHandle(caller: Caller, handle: RasHandle, subEntry: number): Promise<RasAnswer<RasHandle>> {
  return caller.call({
    name: 'RasGetSubEntryHandleW',
    subject: handle,
    bytes: 8,
    fill: (_memory, _at, address) => [handle, dword(subEntry), address],
    read: readLink,
  })
}

function readLink({ code, memory, at }: NativeResult): RasAnswer<RasHandle> {
  if (code !== 0) return { kind: 'code', code }
  const link = asHandle(readU64(memory, at))
  if (link === 0n) throw new Malformed('success without a handle.')
  return { kind: 'value', value: link }
}
