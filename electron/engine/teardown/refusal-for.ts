import type { Refusal } from '../../contract/schema.ts'
import type { TrackedConnection } from '../monitor/tracked-connection.ts'

export interface HangUpWish {
  readonly link: number | null
  readonly confirmed: boolean
  /** RasHangUp was called for this target and has not returned, whoever gave up waiting for it. */
  readonly callOut: boolean
  /** RasHangUp was called on the connection's handle: it can give no link's handle any more. */
  readonly spent: boolean
}

/** Why nothing is hung up, or null. */
export function refusalFor({ listed, details, connection }: TrackedConnection, wish: HangUpWish): Refusal | null {
  if (!listed || wish.callOut) return 'not-now'
  if (wish.link !== null) {
    if (wish.spent) return 'not-now'
    const link = details?.links.find((one) => one.index === wish.link)
    if (link === undefined) return 'no-such-row'
    if (!link.up) return 'not-now'
  }
  return connection.owner !== 'me' && !wish.confirmed ? 'not-confirmed' : null
}
