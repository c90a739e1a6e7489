import type { CancelTimer, Clock } from '../../../../native/clock.ts'
import type { SessionEvent } from '../responder/events.ts'
import { answerAs, type Knobs } from '../responder/knobs.ts'
import { STATUS, type Status } from './attributes.ts'
import { KEY_OF_PAP, troubleWithBinding } from './crypto-binding.ts'
import {
  abort,
  connectAck,
  connectNak,
  disconnect,
  encodeMessage,
  judgeConnectRequest,
  type Message,
  readMessage,
} from './messages.ts'
import { encodePacket, type Packet } from './packets.ts'

/** The states of [MS-SSTP] 3.1.1 and 3.3.1 by their names there, less the words that all of them share. */
type State =
  | 'connect-request-pending'
  | 'connected-pending'
  | 'connected'
  | 'abort-pending'
  | 'abort-timeout-pending'
  | 'disconnect-ack-pending'
  | 'disconnect-timeout-pending'
  | 'over'

/** ms, as [MS-SSTP] 3.1.2 and 3.3.2 recommend. */
export const TIMER = {
  negotiation: 60_000,
  hello: 60_000,
  abortSent: 3_000,
  abortReceived: 1_000,
  disconnectSent: 5_000,
  disconnectReceived: 1_000,
} as const

/** Requests that are not acceptable before the call is aborted. */
const REFUSALS_AT_MOST = 3

export interface CallParts {
  readonly clock: Clock
  readonly nonce: Buffer
  /** DER of the certificate that the client has seen. */
  readonly certificate: Buffer
  readonly knobs: () => Knobs
  /** Writes to the TLS stream. */
  readonly send: (bytes: Buffer) => void
  /** Ends the TLS stream in good order. */
  readonly close: (why: string) => void
  /** Cuts TCP without a word. */
  readonly cut: (why: string) => void
  /** The client's request is accepted: PPP may begin. */
  readonly begin: () => void
  /** A PPP frame of the client. */
  readonly deliver: (frame: Buffer) => void
  readonly say: (event: SessionEvent) => void
}

/** One SSTP call, seen from the server: the state machine of [MS-SSTP] 3.3. */
export class Call {
  readonly #parts: CallParts
  #state: State = 'connect-request-pending'
  #timer: CancelTimer
  #refusals = 0
  #authenticated = false
  #echoDue = false

  constructor(parts: CallParts) {
    this.#parts = parts
    this.#timer = parts.clock.after(TIMER.negotiation, () => this.#abort(STATUS.negotiationTimeout, 'no call in time'))
  }

  get connected(): boolean {
    return this.#state === 'connected'
  }

  receive(packet: Packet): void {
    if (this.#state === 'connected') this.#restartHello()
    if (packet.kind === 'control') {
      this.#receiveControl(packet)
      return
    }
    if (this.#state === 'connected-pending' || this.#state === 'connected') {
      this.#parts.deliver(packet.body)
      return
    }
    if (this.#state === 'connect-request-pending') this.#abort(STATUS.unacceptedFrame, 'data before the call')
  }

  /** PPP has let the client in; only then may it say that it is connected. */
  authenticated(): void {
    this.#authenticated = true
  }

  /** Sends a PPP frame; traffic only once the call is connected, as 3.3.7 wants it. */
  sendFrame(frame: Buffer, what: 'control' | 'traffic'): void {
    const may = this.#state === 'connected' || (what === 'control' && this.#state === 'connected-pending')
    if (may) this.#parts.send(encodePacket('data', frame))
  }

  /** Ends the call from this side (3.1.4.1). */
  disconnect(): void {
    if (this.#state !== 'connected' && this.#state !== 'connected-pending') return
    this.#parts.say({ kind: 'disconnect', by: 'responder' })
    this.#parts.send(disconnect())
    this.#wait('disconnect-ack-pending', TIMER.disconnectSent, 'no answer to Call Disconnect')
  }

  /** The stream has ended: nothing is sent or waited for any more. */
  end(): void {
    this.#state = 'over'
    this.#timer()
  }

  #receiveControl(packet: Packet): void {
    const read = readMessage(packet.body)
    if (!read.ok) {
      this.#abort(STATUS.invalidFrame, read.why)
      return
    }
    const { message } = read
    switch (message.name) {
      case 'connectRequest':
        if (this.#state === 'connect-request-pending') this.#judgeRequest(message)
        else this.#unaccepted(message)
        return
      case 'connected':
        if (this.#state === 'connected-pending') this.#judgeConnected(message, packet)
        else this.#unaccepted(message)
        return
      case 'abort':
        this.#receiveAbort()
        return
      case 'disconnect':
        this.#receiveDisconnect(message)
        return
      case 'disconnectAck':
        if (this.#state === 'disconnect-ack-pending') this.#close('Call Disconnect is answered')
        else this.#unaccepted(message)
        return
      case 'echoRequest':
        if (this.#state !== 'connected') {
          this.#unaccepted(message)
          return
        }
        this.#answer('echo', () => this.#parts.send(encodeMessage('echoResponse')))
        return
      case 'echoResponse':
        if (this.#state !== 'connected') this.#unaccepted(message)
        return
      case 'connectAck':
      case 'connectNak':
        this.#unaccepted(message)
        return
    }
  }

  #judgeRequest(message: Message): void {
    const verdict = judgeConnectRequest(message)
    if (verdict.ok) {
      this.#parts.send(connectAck(this.#parts.nonce))
      this.#timer()
      this.#timer = this.#parts.clock.after(TIMER.negotiation, () =>
        this.#abort(STATUS.negotiationTimeout, 'no Call Connected in time'),
      )
      this.#state = 'connected-pending'
      this.#parts.say({ kind: 'call-accepted' })
      this.#parts.begin()
      return
    }
    this.#refusals += 1
    if (this.#refusals >= REFUSALS_AT_MOST) {
      this.#abort(STATUS.retryCountExceeded, 'no request that fits')
      return
    }
    this.#note(`Call Connect Request refused with status ${verdict.status}`)
    this.#parts.send(connectNak(verdict.about, verdict.status, verdict.value))
  }

  #judgeConnected(message: Message, packet: Packet): void {
    if (!this.#authenticated) {
      this.#abort(STATUS.unacceptedFrame, 'Call Connected before authentication')
      return
    }
    const { nonce, certificate } = this.#parts
    const trouble = troubleWithBinding(message, packet, { nonce, certificate, key: KEY_OF_PAP })
    if (trouble !== null) {
      this.#abort(STATUS.invalidFrame, `crypto binding: ${trouble}`)
      return
    }
    this.#state = 'connected'
    this.#restartHello()
    this.#parts.say({ kind: 'connected' })
  }

  #receiveAbort(): void {
    if (this.#state === 'abort-pending') {
      this.#wait('abort-timeout-pending', TIMER.abortReceived, 'aborted')
      return
    }
    if (this.#ending()) return
    this.#parts.send(abort(STATUS.noError))
    this.#wait('abort-timeout-pending', TIMER.abortReceived, 'aborted by the client')
  }

  #receiveDisconnect(message: Message): void {
    if (this.#state === 'connect-request-pending') {
      this.#unaccepted(message)
      return
    }
    const both = this.#state === 'disconnect-ack-pending'
    if (this.#ending() && !both) return
    this.#parts.say({ kind: 'disconnect', by: 'peer' })
    this.#timer()
    this.#state = 'disconnect-timeout-pending'
    this.#answer('disconnect', () => {
      this.#parts.say({ kind: 'answered', asked: 'disconnect' })
      this.#parts.send(encodeMessage('disconnectAck'))
      this.#wait('disconnect-timeout-pending', TIMER.disconnectReceived, 'disconnected by the client')
    })
  }

  #answer(asked: 'disconnect' | 'echo', answer: () => void): void {
    const unlessOver = () => {
      if (this.#state !== 'over') answer()
    }
    answerAs(this.#parts.knobs()[asked], this.#parts.clock, unlessOver, () =>
      this.#parts.cut(`${asked}: dropped on purpose`),
    )
  }

  #restartHello(): void {
    this.#echoDue = false
    this.#setHello()
  }

  #setHello(): void {
    this.#timer()
    this.#timer = this.#parts.clock.after(TIMER.hello, () => {
      if (this.#echoDue) return this.#parts.cut('no sign of life')
      this.#echoDue = true
      this.#parts.send(encodeMessage('echoRequest'))
      this.#setHello()
    })
  }

  /** A message that this state does not take. While the call ends it is ignored (3.3.5.2). */
  #unaccepted(message: Message): void {
    if (this.#ending()) return
    this.#abort(STATUS.unacceptedFrame, `${message.name} while ${this.#state}`)
  }

  #abort(status: Status, why: string): void {
    if (this.#ending()) return
    this.#parts.say({ kind: 'refused', why })
    this.#parts.send(abort(status))
    this.#wait('abort-pending', TIMER.abortSent, why)
  }

  #ending(): boolean {
    return !['connect-request-pending', 'connected-pending', 'connected'].includes(this.#state)
  }

  #wait(state: State, ms: number, why: string): void {
    this.#timer()
    this.#state = state
    this.#timer = this.#parts.clock.after(ms, () => this.#close(why))
  }

  #close(why: string): void {
    this.end()
    this.#parts.close(why)
  }

  #note(text: string): void {
    this.#parts.say({ kind: 'note', text })
  }
}
