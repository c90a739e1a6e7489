import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { PeerUser } from './peer-user.ts'

/** So many addresses may wait to be opened; the oldest is forgotten then. */
const MOST_OPEN = 8

/** How long a browser may take to start, ms. */
const BROWSER_STARTS_WITHIN = 60_000

/** Lets browsers in, each by a token that works once. */
export class Invitations {
  readonly #now: () => number
  readonly #tokens: string[] = []
  #expectsUntil = Number.NEGATIVE_INFINITY

  constructor(now: () => number) {
    this.#now = now
  }

  /** A new token. */
  create(): string {
    const token = secret()
    this.#tokens.push(token)
    if (this.#tokens.length > MOST_OPEN) this.#tokens.shift()
    return token
  }

  /** True once for each token. */
  redeem(given: string): boolean {
    const index = this.#tokens.findIndex((token) => isSame(given, token))
    if (index < 0) return false
    this.#tokens.splice(index, 1)
    return true
  }

  /** A browser of this user is being started at the bare address: no secret stands in a command line then. */
  expectBrowser(): void {
    this.#expectsUntil = this.#now() + BROWSER_STARTS_WITHIN
  }

  /** A browser asks for the bare address: a token for the one that is expected, null for every other. */
  answerKnock(from: PeerUser): string | null {
    if (this.#now() > this.#expectsUntil || from === 'another') return null
    this.#expectsUntil = Number.NEGATIVE_INFINITY
    return this.create()
  }
}

export function secret(): string {
  return randomBytes(24).toString('base64url')
}

/** Takes as long for a wrong secret as for the right one. */
export function isSame(given: string, right: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(right)
  return a.length === b.length && timingSafeEqual(a, b)
}
