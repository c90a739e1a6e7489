import type { ServerResponse } from 'node:http'
import type { Snapshot } from '../contract/snapshot.ts'
import type { Engine } from '../engine/engine.ts'

export interface EventStreams {
  /** Answers a request with the stream of events; it begins with the snapshot as it is now. */
  add(response: ServerResponse): void
  close(): void
}

/** Server-sent events: name and payload as in the contract. While anyone listens, the engine polls as for a shown view. */
export function createEventStreams(engine: Engine): EventStreams {
  const open = new Set<ServerResponse>()
  /** Browsers that fell behind and were not told of the newest snapshot. */
  const behind = new WeakSet<ServerResponse>()
  const send = (response: ServerResponse, snapshot: Snapshot): void => {
    if (response.writableEnded) return
    if (response.writableNeedDrain) {
      behind.add(response)
      return
    }
    behind.delete(response)
    // JSON has no raw line breaks, so the payload is one line of the stream.
    response.write(`event: snapshot\ndata: ${JSON.stringify(snapshot)}\n\n`)
  }
  const unsubscribe = engine.subscribe((snapshot) => {
    for (const response of open) send(response, snapshot)
  })

  return {
    add(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('retry: 1000\n\n')
      open.add(response)
      engine.setShown(true)
      send(response, engine.snapshot())
      // Each snapshot holds everything, so the newest is enough for one that missed some.
      response.on('drain', () => {
        if (behind.has(response)) send(response, engine.snapshot())
      })
      response.on('close', () => {
        open.delete(response)
        if (open.size === 0) engine.setShown(false)
      })
    },
    close() {
      unsubscribe()
      for (const response of open) response.end()
    },
  }
}
