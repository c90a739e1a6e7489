import { createServer, get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEventStreams, type EventStreams } from '../../../electron/preview/event-stream.ts'
import { fakeEngine } from '../../fixtures/fake-engine.ts'

let server: Server
let streams: EventStreams
let fake: ReturnType<typeof fakeEngine>
/** How often the engine changes while the first snapshot is still on its way. */
let changesAtOnce = 0

beforeEach(async () => {
  fake = fakeEngine()
  // Far more than a connection takes at once.
  const detail = 'x'.repeat(4_000_000)
  fake.publish({ notices: [{ id: 'large', kind: 'file-unreadable', detail }] })
  streams = createEventStreams(fake.engine)
  changesAtOnce = 0
  server = createServer((_request, response) => {
    streams.add(response)
    for (let change = 0; change < changesAtOnce; change++) fake.publish({})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterEach(() => {
  streams.close()
  server.closeAllConnections()
  server.close()
})

interface Heard {
  snapshots: number
  ended: boolean
}

/** A browser that reads all that comes. */
function listen(): Heard {
  const { port } = server.address() as AddressInfo
  const heard: Heard = { snapshots: 0, ended: false }
  const request = get({ host: '127.0.0.1', port }, (response) => {
    let rest = ''
    response.setEncoding('utf8')
    response.on('data', (text: string) => {
      heard.snapshots += (rest + text).split('}\n\n').length - 1
      rest = text.slice(-2)
    })
    response.on('end', () => {
      heard.ended = true
    })
  })
  request.on('error', () => {})
  return heard
}

test('a snapshot larger than a connection takes at once is sent once, not again and again', async () => {
  const heard = listen()
  await expect.poll(() => heard.snapshots, { timeout: 10_000 }).toBeGreaterThan(0)
  streams.close()
  await expect.poll(() => heard.ended, { timeout: 10_000 }).toBe(true)
  expect(heard.snapshots).toBe(1)
})

test('a browser that fell behind gets the newest snapshot, and only that, once it has caught up', async () => {
  changesAtOnce = 5
  const heard = listen()
  await expect.poll(() => heard.snapshots, { timeout: 10_000 }).toBeGreaterThan(1)
  streams.close()
  await expect.poll(() => heard.ended, { timeout: 10_000 }).toBe(true)
  expect(heard.snapshots).toBe(2)
})
