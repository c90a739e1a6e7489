import type { Bridge, CallName, ReplyOf } from '../../../electron/contract/calls.ts'
import { type Crossing, EVENT_NAMES, type EventName, type Events } from '../../../electron/contract/schema.ts'

/** A bridge that notices by itself that the other side has gone. */
export interface ViewBridge extends Bridge {
  /** Called when the connection to OnHook was lost or made anew. */
  onTrouble(listener: () => void): () => void
}

const REOPEN_AFTER = 1_000

/** The carrier of the preview: calls are POSTs, events a stream. What comes is as trusted as the page, which is of the same origin. */
export function createHttpBridge(): ViewBridge {
  const listeners: { readonly [N in EventName]: Set<(payload: Events[N]) => void> } = {
    snapshot: new Set(),
    ask: new Set(),
    refused: new Set(),
    shown: new Set(),
    show: new Set(),
  }
  const troubled = new Set<() => void>()

  const deliver = <N extends EventName>(name: N, payload: Events[N]): void => {
    for (const listener of listeners[name]) listener(payload)
  }

  const open = (): void => {
    const stream = new EventSource('events', { withCredentials: true })
    const hear = <N extends EventName>(name: N): void => {
      stream.addEventListener(name, (event: MessageEvent<string>) => {
        const payload: Events[N] = JSON.parse(event.data)
        deliver(name, payload)
      })
    }
    for (const name of EVENT_NAMES) hear(name)
    stream.addEventListener('error', () => {
      for (const listener of troubled) listener()
      // After an answer that is no stream the browser gives up for good.
      if (stream.readyState === EventSource.CLOSED) setTimeout(open, REOPEN_AFTER)
    })
  }
  open()

  return {
    async call<N extends CallName>(name: N, request: unknown): Promise<Crossing<ReplyOf<N>>> {
      const response = await fetch(`call/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ request }),
        credentials: 'same-origin',
      })
      const answer: Crossing<ReplyOf<N>> = await response.json()
      return answer
    },
    on(name, listener) {
      listeners[name].add(listener)
      return () => listeners[name].delete(listener)
    },
    onTrouble(listener) {
      troubled.add(listener)
      return () => troubled.delete(listener)
    },
  }
}
