import { encodeControlPacket, readControlPacket } from './control-packet.ts'

/** RFC 1334 2.2. */
const REQUEST = 1
const ACK = 2
const NAK = 3

/** Wrong passwords in one session. */
const TRIES_AT_MOST = 3

export interface Credentials {
  readonly user: string
  readonly password: string
}

export interface PapParts {
  readonly credentials: Credentials
  readonly send: (packet: Buffer) => void
  readonly authenticated: (user: string) => void
  readonly refused: (why: string) => void
  readonly failed: (why: string) => void
}

/** The side of the Password Authentication Protocol that asks who is there (RFC 1334). */
export class Pap {
  readonly #parts: PapParts
  #tries = 0
  #accepted = false

  constructor(parts: PapParts) {
    this.#parts = parts
  }

  receive(bytes: Buffer): void {
    const packet = readControlPacket(bytes)
    if (packet === null || packet.code !== REQUEST) return
    const given = readCredentials(packet.data)
    if (given === null) {
      this.#parts.refused('an Authenticate-Request that does not fit')
      return
    }
    const { credentials } = this.#parts
    if (this.#accepted || (given.user === credentials.user && given.password === credentials.password)) {
      this.#answer(ACK, packet.id, '')
      // A request that comes again was not answered in its eyes: RFC 1334 wants the same answer, and that is all.
      if (this.#accepted) return
      this.#accepted = true
      this.#parts.authenticated(given.user)
      return
    }
    this.#tries += 1
    this.#answer(NAK, packet.id, 'Access denied')
    this.#parts.refused('a wrong name or password')
    if (this.#tries >= TRIES_AT_MOST) this.#parts.failed('nobody that is known')
  }

  #answer(code: number, id: number, message: string): void {
    const text = Buffer.from(message, 'latin1')
    this.#parts.send(encodeControlPacket({ code, id, data: Buffer.concat([Buffer.from([text.length]), text]) }))
  }
}

/** RFC 1334 2.2.1: two strings, each after its length. */
function readCredentials(data: Buffer): Credentials | null {
  const user = readString(data)
  const password = user === null ? null : readString(user.rest)
  return user === null || password === null ? null : { user: user.text, password: password.text }
}

function readString(data: Buffer): { readonly text: string; readonly rest: Buffer } | null {
  const length = data[0]
  if (length === undefined || data.length < 1 + length) return null
  return { text: data.subarray(1, 1 + length).toString('latin1'), rest: data.subarray(1 + length) }
}
