import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'

/** Where whatever leaves a view would arrive: every connection and every packet is noted. */
export interface SilentServers {
  /** `127.0.0.1:<port>`, the same number for TCP and UDP. */
  readonly host: string
  /** A name that a resolver would have to be asked for, and the same port. */
  readonly named: string
  /** What came so far, a line each. */
  readonly heard: readonly string[]
  close(): Promise<void>
}

const MULTICAST_DNS = { group: '224.0.0.251', port: 5353 }

export async function startSilentServers(): Promise<SilentServers> {
  const heard: string[] = []
  const tcp = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (data) => heard.push(`TCP ${data.subarray(0, 40).toString('latin1')}`))
    heard.push('TCP connection')
  })
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve))
  const address = tcp.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const udp = createSocket('udp4', (data) => heard.push(`UDP ${data.length} bytes`))
  await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve))
  // Where WebRTC makes its addresses known.
  const names = createSocket({ type: 'udp4', reuseAddr: true }, (data) => {
    if (data.includes('.local') || data.includes('onhook-door')) heard.push('multicast DNS')
  })
  await new Promise<void>((resolve) =>
    names.bind(MULTICAST_DNS.port, () => {
      try {
        names.addMembership(MULTICAST_DNS.group)
      } catch {
        // A machine without a network of any kind: nothing can be sent there either.
      }
      resolve()
    }),
  )
  return {
    host: `127.0.0.1:${port}`,
    named: `onhook-door.test:${port}`,
    heard,
    close: async () => {
      await Promise.all([
        new Promise((resolve) => tcp.close(resolve)),
        new Promise<void>((resolve) => udp.close(resolve)),
        new Promise<void>((resolve) => names.close(resolve)),
      ])
    },
  }
}
