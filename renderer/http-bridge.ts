import type { Bridge, Crossing, EventName, Events, ReplyOf } from '../electron/contract/schema.ts'

/** The carrier of the preview: a POST a call, one stream of server-sent events. The browser opens the stream again by itself. */
export function createHttpBridge(): Bridge {
  let stream: EventSource | null = null
  const events = (): EventSource => {
    stream ??= new EventSource('/events')
    return stream
  }
  return {
    async call(name, request) {
      const response = await fetch(`/call/${name}`, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ request }),
      })
      const crossing: Crossing<ReplyOf<typeof name>> = await response.json()
      return crossing
    },
    on<N extends EventName>(name: N, listener: (payload: Events[N]) => void) {
      const heard = (event: MessageEvent<string>): void => {
        const payload: Events[N] = JSON.parse(event.data)
        listener(payload)
      }
      events().addEventListener(name, heard)
      return () => events().removeEventListener(name, heard)
    },
  }
}
