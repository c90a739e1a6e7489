import { createHash } from 'node:crypto'
import { createVirtualClock } from '../../../fixtures/virtual-clock.ts'
import { CODE, encodeControlPacket, readControlPacket } from '../../../windows/sstp/ppp/control-packet.ts'
import { encodeFrame, PROTOCOL, readFrame } from '../../../windows/sstp/ppp/frame.ts'
import { ATTRIBUTE, HASH_SHA256 } from '../../../windows/sstp/protocol/attributes.ts'
import { compoundMac, KEY_OF_PAP } from '../../../windows/sstp/protocol/crypto-binding.ts'
import { encodeMessage, type MessageName, readMessage } from '../../../windows/sstp/protocol/messages.ts'
import { encodePacket, type Packet, splitPackets } from '../../../windows/sstp/protocol/packets.ts'
import { BOUNDS, type Bounds } from '../../../windows/sstp/responder/bounds.ts'
import type { SessionEvent } from '../../../windows/sstp/responder/events.ts'
import { ALL_PROMPT, type Knobs, parseKnobs } from '../../../windows/sstp/responder/knobs.ts'
import { Session } from '../../../windows/sstp/responder/session.ts'
import { hex } from '../hex.ts'

export const REQUEST = Buffer.from(
  'SSTP_DUPLEX_POST /sra_{BA195980-CD49-458b-9E23-C84EE0ADCD75}/ HTTP/1.1\r\nHost: vpn.onhook.test\r\n\r\n',
  'latin1',
)
export const CONNECT_REQUEST = hex('10 01 00 0e 00 01 00 01 00 01 00 06 00 01')
const CERTIFICATE = Buffer.from('a certificate')
const CLIENT_ADDRESS = hex('03 06 0a 4d 00 02')

/** One session of the responder on a virtual clock, and a client of it that a test plays by hand. */
export function startSession(options: { readonly bounds?: Partial<Bounds>; readonly unread?: () => number } = {}) {
  const clock = createVirtualClock()
  const events: SessionEvent[] = []
  const written: Buffer[] = []
  const stream = { ended: false, cut: false }
  let knobs: Knobs = ALL_PROMPT
  const session = new Session({
    stream: {
      write: (bytes) => written.push(bytes),
      waiting: options.unread ?? (() => 0),
      end: () => {
        stream.ended = true
      },
      destroy: () => {
        stream.cut = true
      },
    },
    clock,
    bounds: { ...BOUNDS, ...options.bounds },
    certificate: CERTIFICATE,
    credentials: { user: 'anna', password: 'secret' },
    addresses: { responder: '10.77.0.1', client: '10.77.0.2' },
    knobs: () => knobs,
    say: (event) => events.push(event),
  })

  /** What the responder has written since the last time, its HTTP answer left out. */
  function packets(): readonly Packet[] {
    const bytes = Buffer.concat(written.splice(0))
    const split = splitPackets(
      bytes.toString('latin1').startsWith('HTTP') ? bytes.subarray(bytes.indexOf('\r\n\r\n') + 4) : bytes,
    )
    if (!split.ok) throw new Error(split.why)
    return split.packets
  }

  const messages = (): readonly string[] =>
    packets().map((packet) => {
      if (packet.kind === 'data') return 'frame'
      const read = readMessage(packet.body)
      return read.ok ? read.message.name : read.why
    })

  const send = (name: MessageName) => session.receive(encodeMessage(name))
  const sendFrame = (protocol: number, packet: Buffer) =>
    session.receive(encodePacket('data', encodeFrame({ protocol, data: packet })))

  /** Call accepted: the nonce of its answer. */
  function call(): Buffer {
    session.receive(Buffer.concat([REQUEST, CONNECT_REQUEST]))
    const [ack] = packets()
    return ack!.body.subarray(12)
  }

  /** LCP opened and PAP done. */
  function logIn(): void {
    sendFrame(PROTOCOL.lcp, hex('02 01 00 12 01 04 05 78 03 04 c0 23 05 06 00 00 00 00'))
    sendFrame(PROTOCOL.lcp, hex('01 01 00 04'))
    sendFrame(PROTOCOL.pap, hex('01 01 00 10 04 61 6e 6e 61 06 73 65 63 72 65 74'))
  }

  function bind(nonce: Buffer): void {
    const attribute = Buffer.concat([
      Buffer.from([0, 0, 0, HASH_SHA256]),
      nonce,
      createHash('sha256').update(CERTIFICATE).digest(),
      Buffer.alloc(32),
    ])
    const message = encodeMessage('connected', [{ id: ATTRIBUTE.cryptoBinding, value: attribute }])
    compoundMac(message, KEY_OF_PAP).copy(message, 80)
    session.receive(message)
  }

  /** Everything up to a line on which pings go. */
  function connect(): void {
    const nonce = call()
    logIn()
    bind(nonce)
    sendFrame(PROTOCOL.ipcp, encodeControlPacket({ code: CODE.configureAck, id: 1, data: hex('03 06 0a 4d 00 01') }))
    sendFrame(PROTOCOL.ipcp, encodeControlPacket({ code: CODE.configureRequest, id: 1, data: CLIENT_ADDRESS }))
    packets()
  }

  return {
    clock,
    session,
    events,
    stream,
    packets,
    messages,
    send,
    sendFrame,
    call,
    logIn,
    bind,
    connect,
    receive: (bytes: Buffer) => session.receive(bytes),
    kinds: () => events.map(({ kind }) => kind),
    setKnobs(text: string) {
      const parsed = parseKnobs(text)
      if (!parsed.ok) throw new Error(parsed.why)
      knobs = parsed.knobs
    },
    /** Codes of the control packets of one protocol that the responder has written since the last time. */
    codes: (protocol: number) =>
      packets().flatMap((packet) => {
        const frame = packet.kind === 'data' ? readFrame(packet.body) : null
        const control = frame?.protocol === protocol ? readControlPacket(frame.data) : null
        return control === null ? [] : [control.code]
      }),
  }
}
