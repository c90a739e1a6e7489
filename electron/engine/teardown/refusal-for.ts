import type { Refusal } from '../../contract/schema.ts'
import { isUsable } from '../identity/identity.ts'
import type { TrackedConnection } from '../monitor/tracked-connection.ts'

export interface HangUpWish {
  readonly link: number | null
  /** The user was asked about a connection that is not known to be theirs. */
  readonly confirmed: boolean
  /** It is known to be the user's. */
  readonly mine: boolean
  /** RasHangUp was called for this target and has not returned, even if its teardown has ended. */
  readonly callOut: boolean
  /** RasHangUp was called on the connection's handle: it can give no link's handle any more. */
  readonly hungUp: boolean
}

/** Why nothing is hung up: `not-now`, `no-such-row` (of the link) or `not-confirmed`; null = it may be. */
export function refusalFor({ listed, details, connection }: TrackedConnection, wish: HangUpWish): Refusal | null {
  if (!listed || wish.callOut || !isUsable(connection.handle)) return 'not-now'
  if (wish.link !== null) {
    if (wish.hungUp) return 'not-now'
    const link = details?.links.find((one) => one.index === wish.link)
    if (link === undefined) return 'no-such-row'
    if (link.up === false) return 'not-now'
  }
  return wish.mine || wish.confirmed ? null : 'not-confirmed'
}
