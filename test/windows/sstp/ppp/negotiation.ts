import type { CancelTimer, Clock } from '../../../../native/clock.ts'
import {
  CODE,
  type ControlPacket,
  encodeControlPacket,
  encodeOptions,
  type Option,
  readControlPacket,
  readOptions,
} from './control-packet.ts'

/** ms between tries, and tries (RFC 1661 4.6). */
export const RESTART = 3_000
export const CONFIGURE_AT_MOST = 10
export const TERMINATE_AT_MOST = 2
/** Rounds of Nak and Reject after which the two do not come together. */
const FAILURES_AT_MOST = 10

export type OptionVerdict =
  | { readonly kind: 'ack' }
  | { readonly kind: 'nak' | 'reject'; readonly options: readonly Option[] }

/** What one protocol asks for, and what it thinks of what the other side asks for. */
export interface OptionPolicy {
  /** What this side asks for at present. */
  readonly asks: () => readonly Option[]
  readonly judge: (options: readonly Option[]) => OptionVerdict
  /** The other side would rather have these values, or refuses these options. A sentence if that cannot be. */
  readonly refused: (kind: 'nak' | 'reject', options: readonly Option[]) => string | null
}

export interface NegotiationParts {
  readonly clock: Clock
  readonly policy: OptionPolicy
  readonly send: (packet: Buffer) => void
  readonly opened: () => void
  /** The other side wants to end it; `answer` acknowledges. */
  readonly terminating: (answer: () => void) => void
  /** The end that this side asked for is acknowledged, or nobody answered. */
  readonly finished: () => void
  readonly failed: (why: string) => void
  /** A code beyond the seven that all share; false if it is not known. */
  readonly other: (packet: ControlPacket) => boolean
}

type Phase = 'idle' | 'negotiating' | 'opened' | 'closing' | 'over'

/**
 * The option negotiation automaton of RFC 1661 4, for a server that begins as soon as the line is there: its states, less
 * those of a line that is down.
 */
export class Negotiation {
  readonly #parts: NegotiationParts
  #phase: Phase = 'idle'
  #theyAreAcked = false
  #weAreAcked = false
  #id = 0
  #requestId = 0
  #tries = 0
  #failures = 0
  #timer: CancelTimer = () => {}

  constructor(parts: NegotiationParts) {
    this.#parts = parts
  }

  get opened(): boolean {
    return this.#phase === 'opened'
  }

  begin(): void {
    if (this.#phase !== 'idle') return
    this.#negotiate()
  }

  receive(bytes: Buffer): void {
    const packet = readControlPacket(bytes)
    if (packet === null || this.#phase === 'idle' || this.#phase === 'over') return
    switch (packet.code) {
      case CODE.configureRequest:
        this.#receiveRequest(packet)
        return
      case CODE.configureAck:
        this.#receiveAck(packet)
        return
      case CODE.configureNak:
        this.#receiveRefusal('nak', packet)
        return
      case CODE.configureReject:
        this.#receiveRefusal('reject', packet)
        return
      case CODE.terminateRequest:
        this.#receiveTerminate(packet)
        return
      case CODE.terminateAck:
        if (this.#phase === 'closing') this.#finish()
        return
      case CODE.codeReject:
        return
      default:
        if (!this.#parts.other(packet)) this.#send(CODE.codeReject, this.nextId(), bytes)
    }
  }

  /** Asks the other side to end it; `finished` says when that is so. */
  terminate(): void {
    if (this.#phase === 'closing' || this.#phase === 'over') return
    this.#phase = 'closing'
    this.#tries = 0
    this.#sendTerminate()
  }

  /** The number of the next packet that this side sends of itself. */
  nextId(): number {
    this.#id = (this.#id + 1) & 0xff
    return this.#id
  }

  end(): void {
    this.#phase = 'over'
    this.#timer()
  }

  #negotiate(): void {
    this.#phase = 'negotiating'
    this.#theyAreAcked = false
    this.#weAreAcked = false
    this.#tries = 0
    this.#sendRequest()
  }

  #sendRequest(): void {
    this.#tries += 1
    if (this.#tries > CONFIGURE_AT_MOST) {
      this.#fail('no answer to Configure-Request')
      return
    }
    this.#requestId = this.nextId()
    this.#send(CODE.configureRequest, this.#requestId, encodeOptions(this.#parts.policy.asks()))
    this.#again(() => this.#sendRequest())
  }

  /** The other side has acknowledged, but asks for nothing itself: what it sent may be lost (RFC 1661, state Ack-Rcvd). */
  #askAgain(): void {
    this.#weAreAcked = false
    this.#sendRequest()
  }

  #sendTerminate(): void {
    this.#tries += 1
    if (this.#tries > TERMINATE_AT_MOST) {
      this.#finish()
      return
    }
    this.#send(CODE.terminateRequest, this.nextId(), Buffer.alloc(0))
    this.#again(() => this.#sendTerminate())
  }

  #receiveRequest({ id, data }: ControlPacket): void {
    if (this.#phase === 'closing') return
    if (this.#phase === 'opened') this.#negotiate()
    const options = readOptions(data)
    if (options === null) return
    const verdict = this.#parts.policy.judge(options)
    if (verdict.kind !== 'ack') {
      this.#theyAreAcked = false
      if (this.#oneFailureMore()) return
      const code = verdict.kind === 'nak' ? CODE.configureNak : CODE.configureReject
      this.#send(code, id, encodeOptions(verdict.options))
      return
    }
    this.#send(CODE.configureAck, id, data)
    this.#theyAreAcked = true
    this.#openIfAgreed()
  }

  #receiveAck({ id }: ControlPacket): void {
    if (this.#phase !== 'negotiating' || id !== this.#requestId) return
    this.#weAreAcked = true
    this.#timer()
    this.#openIfAgreed()
    if (this.#phase === 'negotiating') this.#again(() => this.#askAgain())
  }

  #receiveRefusal(kind: 'nak' | 'reject', { id, data }: ControlPacket): void {
    const options = readOptions(data)
    if (this.#phase !== 'negotiating' || id !== this.#requestId || options === null) return
    const why = this.#parts.policy.refused(kind, options)
    if (why !== null) {
      this.#fail(why)
      return
    }
    if (this.#oneFailureMore()) return
    this.#weAreAcked = false
    this.#sendRequest()
  }

  #receiveTerminate({ id, data }: ControlPacket): void {
    const answer = () => this.#send(CODE.terminateAck, id, data)
    if (this.#phase === 'closing') {
      answer()
      return
    }
    this.#timer()
    this.#parts.terminating(answer)
  }

  #openIfAgreed(): void {
    if (!this.#theyAreAcked || !this.#weAreAcked || this.#phase !== 'negotiating') return
    this.#timer()
    this.#phase = 'opened'
    this.#failures = 0
    this.#parts.opened()
  }

  #oneFailureMore(): boolean {
    this.#failures += 1
    if (this.#failures <= FAILURES_AT_MOST) return false
    this.#fail('the two sides do not agree')
    return true
  }

  #finish(): void {
    this.end()
    this.#parts.finished()
  }

  #fail(why: string): void {
    this.end()
    this.#parts.failed(why)
  }

  #again(run: () => void): void {
    this.#timer()
    this.#timer = this.#parts.clock.after(RESTART, run)
  }

  #send(code: number, id: number, data: Buffer): void {
    this.#parts.send(encodeControlPacket({ code, id, data }))
  }
}
