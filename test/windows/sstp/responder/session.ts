import { randomBytes } from 'node:crypto'
import type { CancelTimer, Clock } from '../../../../native/clock.ts'
import type { Addresses } from '../ppp/ipcp.ts'
import { Link } from '../ppp/link.ts'
import type { Credentials } from '../ppp/pap.ts'
import { NONCE_LENGTH } from '../protocol/attributes.ts'
import { Call } from '../protocol/call.ts'
import { readPreamble } from '../protocol/http-preamble.ts'
import { type Packet, splitPackets } from '../protocol/packets.ts'
import type { Bounds } from './bounds.ts'
import type { SessionEvent } from './events.ts'
import type { Knobs } from './knobs.ts'

/** What a session needs of its TLS stream. */
export interface Stream {
  readonly write: (bytes: Buffer) => void
  /** Bytes that the client has not taken yet. */
  readonly waiting: () => number
  /** Ends it in good order. */
  readonly end: () => void
  /** Cuts TCP. */
  readonly destroy: () => void
}

export interface SessionParts {
  readonly stream: Stream
  readonly clock: Clock
  readonly bounds: Bounds
  readonly certificate: Buffer
  readonly credentials: Credentials
  readonly addresses: Addresses
  readonly knobs: () => Knobs
  readonly say: (event: SessionEvent) => void
}

const NOTHING: Buffer = Buffer.alloc(0)

/** One client from its first byte to its last: HTTP request, SSTP call and PPP link, each within its bounds. */
export class Session {
  readonly #parts: SessionParts
  readonly #call: Call
  readonly #link: Link
  #received = NOTHING
  #opened = false
  #over = false
  #opening: CancelTimer
  readonly #lifetime: CancelTimer
  #windowEnds = 0
  #control = 0
  #packets = 0
  #told = 0

  constructor(parts: SessionParts) {
    this.#parts = parts
    const { clock, bounds, knobs } = parts
    const say = (event: SessionEvent) => this.#say(event)
    const cut = (why: string) => this.#cut(why)
    this.#call = new Call({
      clock,
      nonce: randomBytes(NONCE_LENGTH),
      certificate: parts.certificate,
      knobs,
      send: (bytes) => this.#write(bytes),
      close: (why) => this.#close(why),
      cut,
      begin: () => this.#link.begin(),
      deliver: (frame) => this.#link.receive(frame),
      say,
    })
    this.#link = new Link({
      clock,
      magic: randomBytes(4),
      credentials: parts.credentials,
      addresses: parts.addresses,
      knobs,
      send: (frame, what) => this.#call.sendFrame(frame, what),
      authenticated: () => this.#call.authenticated(),
      finished: () => this.#call.disconnect(),
      cut,
      say,
    })
    this.#opening = clock.after(bounds.opening, () => this.#cut('no request in time'))
    this.#lifetime = clock.after(bounds.lifetime, () => this.#cut('longer than any test lasts'))
  }

  receive(bytes: Buffer): void {
    if (this.#over) return
    this.#received = this.#received.length === 0 ? bytes : Buffer.concat([this.#received, bytes])
    if (!this.#opened && !this.#open()) return
    const split = splitPackets(this.#received)
    for (const packet of split.packets) {
      if (this.#over) return
      if (!this.#withinBounds(packet)) {
        this.#cut('a flood of packets')
        return
      }
      this.#call.receive(packet)
    }
    if (this.#over) return
    if (!split.ok) {
      this.#cut(split.why)
      return
    }
    // A copy, so that the few bytes of a packet's beginning do not hold on to all that came with them.
    this.#received = split.rest.length === 0 ? NOTHING : Buffer.from(split.rest)
  }

  /** Hangs up as a server does: the link first, then the call. */
  hangUp(): void {
    if (!this.#over) this.#link.terminate()
  }

  /** Cuts TCP, as when a cable is pulled. */
  drop(): void {
    this.#cut('dropped on purpose')
  }

  /** The client has ended the stream, or it broke. */
  end(why: string): void {
    if (this.#over) return
    this.#leave(why)
  }

  /** True once the request is read; false if it is not whole yet, or refused. */
  #open(): boolean {
    const preamble = readPreamble(this.#received)
    switch (preamble.kind) {
      case 'incomplete':
        return false
      case 'refused':
        this.#say({ kind: 'refused', why: preamble.why })
        this.#write(Buffer.from(preamble.answer, 'latin1'))
        this.#close(preamble.why)
        return false
      case 'accepted':
        this.#opening()
        this.#opened = true
        this.#received = preamble.rest
        this.#say({ kind: 'opened', host: preamble.host })
        this.#write(Buffer.from(preamble.answer, 'latin1'))
        return true
    }
  }

  #withinBounds(packet: Packet): boolean {
    const { bounds, clock } = this.#parts
    if (clock.now() >= this.#windowEnds) {
      this.#windowEnds = clock.now() + bounds.window
      this.#control = 0
      this.#packets = 0
    }
    this.#packets += 1
    if (packet.kind === 'control' || !this.#call.connected) this.#control += 1
    return this.#packets <= bounds.packets && this.#control <= bounds.control
  }

  #write(bytes: Buffer): void {
    if (this.#over) return
    if (this.#parts.stream.waiting() > this.#parts.bounds.unread) {
      this.#cut('a client that does not read')
      return
    }
    this.#parts.stream.write(bytes)
  }

  #close(why: string): void {
    if (this.#over) return
    this.#leave(why)
    this.#parts.stream.end()
  }

  #cut(why: string): void {
    if (this.#over) return
    this.#leave(why)
    this.#parts.stream.destroy()
  }

  #leave(why: string): void {
    this.#over = true
    this.#opening()
    this.#lifetime()
    this.#call.end()
    this.#link.end()
    this.#received = NOTHING
    this.#parts.say({ kind: 'closed', why })
  }

  #say(event: SessionEvent): void {
    this.#told += 1
    if (this.#told < this.#parts.bounds.events) {
      this.#parts.say(event)
      return
    }
    if (this.#told === this.#parts.bounds.events) this.#parts.say({ kind: 'note', text: 'and so on: no more is told' })
  }
}
