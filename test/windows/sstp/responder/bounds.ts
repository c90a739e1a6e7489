/** What a client may take of the responder before it is refused. Numbers of things, bytes and ms. */
export interface Bounds {
  /** Sessions at one time. */
  readonly sessions: number
  /** ms for TLS and the HTTP request. */
  readonly opening: number
  /** ms of a whole session, however well it behaves. */
  readonly lifetime: number
  /** Packets in one `window` that are no traffic of a connected call: a whole dial takes about 30. */
  readonly control: number
  /** Packets of any kind in one `window`. */
  readonly packets: number
  /** ms. */
  readonly window: number
  /** Bytes that may wait for a client that does not read. */
  readonly unread: number
  /** Events of one session that are told, and sessions too many that are told of. */
  readonly events: number
}

export const BOUNDS: Bounds = {
  sessions: 16,
  opening: 10_000,
  lifetime: 15 * 60_000,
  control: 200,
  packets: 20_000,
  window: 10_000,
  unread: 512 * 1024,
  events: 100,
}
