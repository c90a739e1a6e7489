import { readFileSync } from 'node:fs'

/** Whose process is at the other end of a connection from this machine; only Linux tells. */
export type PeerUser = 'same' | 'another' | 'unknown'

interface Ends {
  readonly remoteAddress?: string | undefined
  readonly remotePort?: number | undefined
  readonly localPort?: number | undefined
}

/** https://docs.kernel.org/networking/proc_net_tcp.html */
export function peerUser({ remoteAddress, remotePort, localPort }: Ends, uid = process.getuid?.()): PeerUser {
  if (process.platform !== 'linux' || uid === undefined) return 'unknown'
  if (remoteAddress === undefined || remotePort === undefined || localPort === undefined) return 'another'
  const owner = ownerIn(
    readFileSync('/proc/net/tcp', 'utf8'),
    `${hexOf(remoteAddress)}:${hexPort(remotePort)}`,
    localPort,
  )
  return owner === uid ? 'same' : 'another'
}

/** The user of the socket that has this end and talks to this port; null where there is none. */
export function ownerIn(table: string, end: string, port: number): number | null {
  for (const line of table.split('\n')) {
    const [, local, remote, , , , , user] = line.trim().split(/\s+/)
    if (local === end && remote?.endsWith(`:${hexPort(port)}`) === true) return Number(user)
  }
  return null
}

const hexPort = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0')

/** An IPv4 address as the kernel writes it: as a number of this machine, whose bytes stand the other way round. */
function hexOf(address: string): string {
  const bytes = address.split('.').map((part) => Number(part).toString(16).toUpperCase().padStart(2, '0'))
  return bytes.reverse().join('')
}
