import type { CancelTimer, Clock } from '../../../../native/clock.ts'
import type { SessionEvent } from '../responder/events.ts'
import { answerAs, type Knobs } from '../responder/knobs.ts'
import { encodeFrame, type Frame, PROTOCOL, readFrame } from './frame.ts'
import { type Addresses, ipcpPolicy } from './ipcp.ts'
import { Lcp } from './lcp.ts'
import { Negotiation } from './negotiation.ts'
import { type Credentials, Pap } from './pap.ts'
import { answerPing } from './ping.ts'

/** ms that the client may take to end the call once the link is terminated. */
export const AFTER_TERMINATE = 10_000

export interface LinkParts {
  readonly clock: Clock
  readonly magic: Buffer
  readonly credentials: Credentials
  readonly addresses: Addresses
  readonly knobs: () => Knobs
  readonly send: (frame: Buffer, what: 'control' | 'traffic') => void
  readonly authenticated: () => void
  /** The link is over, whoever ended it: the call may be ended. */
  readonly finished: () => void
  readonly cut: (why: string) => void
  readonly say: (event: SessionEvent) => void
}

/** One PPP link, seen from the server: the phases of RFC 1661 3. */
export class Link {
  readonly #parts: LinkParts
  readonly #lcp: Lcp
  readonly #pap: Pap
  readonly #ipcp: Negotiation
  #authenticated = false
  #terminating = false
  #pinged = false
  #timer: CancelTimer = () => {}

  constructor(parts: LinkParts) {
    this.#parts = parts
    const failed = (why: string) => this.#fail(why)
    this.#lcp = new Lcp({
      clock: parts.clock,
      magic: parts.magic,
      send: (data) => this.#send({ protocol: PROTOCOL.lcp, data }),
      opened: () => {},
      terminating: (answer) => this.#receiveTerminate(answer),
      finished: () => parts.finished(),
      failed,
      protocolRejected: (protocol) => {
        if (protocol === PROTOCOL.ipcp || protocol === PROTOCOL.ip) this.#fail('the client does not speak IP')
      },
      echo: (answer) => this.#answer('echo', answer),
    })
    this.#pap = new Pap({
      credentials: parts.credentials,
      send: (data) => this.#send({ protocol: PROTOCOL.pap, data }),
      authenticated: (user) => this.#letIn(user),
      refused: (why) => parts.say({ kind: 'note', text: `PAP: ${why}` }),
      failed,
    })
    this.#ipcp = new Negotiation({
      clock: parts.clock,
      policy: ipcpPolicy(parts.addresses),
      send: (data) => this.#send({ protocol: PROTOCOL.ipcp, data }),
      opened: () => parts.say({ kind: 'addressed', address: parts.addresses.client }),
      terminating: (answer) => answer(),
      finished: () => {},
      failed,
      other: () => false,
    })
  }

  begin(): void {
    this.#lcp.begin()
  }

  receive(bytes: Buffer): void {
    const frame = readFrame(bytes)
    if (frame === null) return
    if (frame.protocol === PROTOCOL.lcp) {
      this.#lcp.receive(frame.data)
      return
    }
    // RFC 1661 3.4: until the link is established, and while it ends, all else is discarded.
    if (!this.#lcp.opened || this.#terminating) return
    if (frame.protocol === PROTOCOL.pap) {
      this.#pap.receive(frame.data)
      return
    }
    if (!this.#authenticated) return
    if (frame.protocol === PROTOCOL.ipcp) {
      this.#ipcp.receive(frame.data)
      return
    }
    if (frame.protocol === PROTOCOL.ip) {
      this.#receiveDatagram(frame.data)
      return
    }
    this.#lcp.rejectProtocol(frame.protocol, frame.data)
  }

  /** Hangs up from this side. */
  terminate(): void {
    if (this.#terminating) return
    this.#terminating = true
    this.#parts.say({ kind: 'terminate', by: 'responder' })
    this.#lcp.terminate()
  }

  end(): void {
    this.#timer()
    this.#lcp.end()
    this.#ipcp.end()
  }

  #letIn(user: string): void {
    this.#authenticated = true
    this.#parts.say({ kind: 'authenticated', user })
    this.#parts.authenticated()
    this.#ipcp.begin()
  }

  #receiveDatagram(datagram: Buffer): void {
    const reply = this.#ipcp.opened ? answerPing(datagram, this.#parts.addresses) : null
    if (reply === null) return
    if (!this.#pinged) this.#parts.say({ kind: 'pinged' })
    this.#pinged = true
    this.#parts.send(encodeFrame({ protocol: PROTOCOL.ip, data: reply }), 'traffic')
  }

  #receiveTerminate(answer: () => void): void {
    if (!this.#terminating) this.#parts.say({ kind: 'terminate', by: 'peer' })
    this.#terminating = true
    this.#answer('terminate', () => {
      this.#parts.say({ kind: 'answered', asked: 'terminate' })
      answer()
      this.#timer()
      this.#timer = this.#parts.clock.after(AFTER_TERMINATE, () => this.#parts.finished())
    })
  }

  #answer(asked: 'terminate' | 'echo', answer: () => void): void {
    const { clock, cut, knobs } = this.#parts
    answerAs(knobs()[asked], clock, answer, () => cut(`${asked}: dropped on purpose`))
  }

  #fail(why: string): void {
    this.#parts.say({ kind: 'refused', why })
    this.end()
    this.#parts.finished()
  }

  #send(frame: Frame): void {
    this.#parts.send(encodeFrame(frame), 'control')
  }
}
