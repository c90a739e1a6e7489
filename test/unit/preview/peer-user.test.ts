import { connect, createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { ownerIn, peerUser } from '../../../electron/preview/peer-user.ts'

const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000:07E8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1512 1 0 100 0 0 10 0
   1: 0100007F:A549 0100007F:C01E 01 00000000:00000000 03:00000267 00000000  1000        0 0 3 0
   2: 0100007F:C01E 0100007F:A549 01 00000000:00000000 03:00000267 00000000  1001        0 0 3 0
`

test('the owner of the other end is found by both ends', () => {
  expect(ownerIn(TABLE, '0100007F:A549', 0xc01e)).toBe(1000)
  expect(ownerIn(TABLE, '0100007F:C01E', 0xa549)).toBe(1001)
  expect(ownerIn(TABLE, '0100007F:A549', 0xa549)).toBe(null)
})

test.skipIf(process.platform !== 'linux')(
  'a connection of this process is one of the same user, and of no other',
  async () => {
    const server = createServer()
    const arrived = new Promise<Socket>((resolve) => server.once('connection', resolve))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const client = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1')
    const socket = await arrived
    expect(peerUser(socket)).toBe('same')
    expect(peerUser(socket, 12_345)).toBe('another')
    client.destroy()
    server.close()
  },
)
