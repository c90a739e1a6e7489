/** What happens to one session, for the log and for whoever drives the responder. */
export type SessionEvent =
  | { readonly kind: 'opened'; readonly host: string }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'call-accepted' }
  | { readonly kind: 'authenticated'; readonly user: string }
  | { readonly kind: 'addressed'; readonly address: string }
  /** Call Connected has come with a crypto binding that is right. */
  | { readonly kind: 'connected' }
  | { readonly kind: 'pinged' }
  /** `peer` is the client. */
  | { readonly kind: 'terminate'; readonly by: 'peer' | 'responder' }
  | { readonly kind: 'disconnect'; readonly by: 'peer' | 'responder' }
  | { readonly kind: 'answered'; readonly asked: 'terminate' | 'disconnect' }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'closed'; readonly why: string }

export interface LoggedEvent {
  /** Sessions are numbered from 1. */
  readonly session: number
  /** ms since the responder began. */
  readonly at: number
  readonly event: SessionEvent
}
