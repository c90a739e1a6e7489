import { CODE, PROJECTION_INFO_TYPE, RASP } from '../../constants.ts'
import type { RasAnswer, RasHandle, RasProjection } from '../../port.ts'
import type { Layout } from '../memory/layout.ts'
import { dword, isZero, type Memory, readIpv4, readIpv6, readText, readU32 } from '../memory/memory.ts'
import type { SizedAnswer, SizedCalls, SizedRequest } from '../memory/sized-call.ts'
import { STRUCTS } from '../memory/structs.ts'

const IPV4 = STRUCTS.RASPPPIPW
const IPV6 = STRUCTS.RASPPPIPV6
const INFO = STRUCTS.RAS_PROJECTION_INFO
const IKEV2 = STRUCTS.RASIKEV2_PROJECTION_INFO

/** IKEv2 lists more addresses behind the struct. */
const INFO_ROOM = 4096

/**
 * The addresses inside a connection. IKEv2 has a function of its own, which the other protocols answer too; theirs is
 * asked all the same, because it gives the texts that Windows shows.
 */
export function projection(sized: SizedCalls, handle: RasHandle): Promise<RasAnswer<readonly RasProjection[]>> {
  return sized.during(handle, async (use) => {
    const ask: Ask = (request) => sized.ask(request, use)
    const tunnel = await ikev2(ask, handle)
    if (tunnel.kind === 'value' && tunnel.value !== null) return { kind: 'value', value: tunnel.value }
    const [four, six] = await Promise.all([ipv4(ask, handle), ipv6(ask, handle)])
    const found = [four, six].flatMap((answer) =>
      answer.kind === 'value' && answer.value !== null ? [answer.value] : [],
    )
    if (found.length > 0) return { kind: 'value', value: found }
    // What each says of itself matters more than that the other is not configured.
    const refused = [four, six].filter((answer) => answer.kind !== 'value')
    return refused.find((answer) => answer.kind !== 'code' || answer.code !== NOT_CONFIGURED.code) ?? NOT_CONFIGURED
  })
}

type Ask = <T>(request: SizedRequest<T>) => Promise<RasAnswer<T>>

/** 731: the connection does not use the protocol. */
const NOT_CONFIGURED = { kind: 'code', code: CODE.ProtocolNotConfigured } as const

/**
 * Null: the connection is none of IKEv2.
 * https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgetprojectioninfoex
 */
function ikev2(ask: Ask, handle: RasHandle): Promise<RasAnswer<readonly RasProjection[] | null>> {
  return ask({
    name: 'RasGetProjectionInfoEx',
    subject: handle,
    layout: INFO,
    room: INFO_ROOM,
    arguments: ({ struct, bytes }) => [handle, struct, bytes],
    read({ memory, at }) {
      if (readU32(memory, at + INFO.offset.type) !== PROJECTION_INFO_TYPE.IkeV2) return null
      return readIkev2(memory, at + INFO.offset.body)
    },
  })
}

function readIkev2(memory: Memory, at: number): readonly RasProjection[] {
  const { offset } = IKEV2
  const found: RasProjection[] = []
  if (readU32(memory, at + offset.dwIPv4NegotiationError) === 0 && !isZero(memory, at + offset.ipv4Address, 4)) {
    found.push({
      kind: 'ikev2',
      localAddress: readIpv4(memory, at + offset.ipv4Address),
      remoteAddress: readIpv4(memory, at + offset.ipv4ServerAddress),
    })
  }
  if (readU32(memory, at + offset.dwIPv6NegotiationError) === 0 && !isZero(memory, at + offset.ipv6Address, 16)) {
    found.push({
      kind: 'ikev2',
      localAddress: readIpv6(memory, at + offset.ipv6Address),
      remoteAddress: readIpv6(memory, at + offset.ipv6ServerAddress),
    })
  }
  return found
}

/** Null: the protocol was tried and failed (the struct's own dwError). */
function protocol<T>(
  ask: Ask,
  handle: RasHandle,
  number: number,
  layout: Layout<'dwError'>,
  read: (answer: SizedAnswer) => T,
): Promise<RasAnswer<T | null>> {
  return ask({
    name: 'RasGetProjectionInfoW',
    subject: handle,
    layout,
    room: layout.size,
    arguments: ({ struct, bytes }) => [handle, dword(number), struct, bytes],
    read: (answer) => (readU32(answer.memory, answer.at + layout.offset.dwError) === 0 ? read(answer) : null),
  })
}

/** https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgetprojectioninfow */
function ipv4(ask: Ask, handle: RasHandle): Promise<RasAnswer<RasProjection | null>> {
  return protocol(ask, handle, RASP.PppIp, IPV4, ({ memory, at, size }) => {
    const text = (field: 'szIpAddress' | 'szServerIpAddress'): string =>
      IPV4.offset[field] < size ? readText(memory, at + IPV4.offset[field], IPV4.fieldSize[field]) : ''
    return { kind: 'ipv4', localAddress: text('szIpAddress'), remoteAddress: text('szServerIpAddress') }
  })
}

/** PPP agrees upon the lower half of link-local addresses only. */
function ipv6(ask: Ask, handle: RasHandle): Promise<RasAnswer<RasProjection | null>> {
  return protocol(ask, handle, RASP.PppIpv6, IPV6, ({ memory, at }) => ({
    kind: 'ipv6',
    localAddress: linkLocal(memory, at + IPV6.offset.bLocalInterfaceIdentifier),
    remoteAddress: linkLocal(memory, at + IPV6.offset.bPeerInterfaceIdentifier),
  }))
}

function linkLocal(memory: Memory, at: number): string {
  const address = new Uint8Array(16)
  address.set([0xfe, 0x80])
  address.set(memory.bytes.subarray(at, at + 8), 8)
  return readIpv6({ ...memory, view: new DataView(address.buffer) }, 0)
}
