import { expect, test } from 'vitest'
import type { ListedConnection } from '../../../../electron/engine/identity/identity.ts'
import { TrackedConnections } from '../../../../electron/engine/monitor/tracked-connections.ts'
import type { RasHandle } from '../../../../native/port.ts'

const LISTED: ListedConnection = {
  handle: 0x3000n as RasHandle,
  entryName: 'Office',
  deviceType: 'VPN',
  deviceName: 'WAN Miniport (IKEv2)',
  phonebook: 'C:\\rasphone.pbk',
  subEntry: 1,
  entryId: '00000000-0000-0000-0000-000000000001',
  flags: 0,
  luid: 0n,
  correlationId: '00000000-0000-0000-0000-00000000000a',
  allUsers: true,
  owner: 'me',
  identity: 'first',
  storedAs: 'first',
  match: 'same',
  mayBe: new Set(),
}

test('a row that may be another connection changes only what a promise on disk calls it', () => {
  const tracked = new TrackedConnections(
    () => 0,
    () => 'c1',
  )
  tracked.take([LISTED])
  tracked.take([{ ...LISTED, entryName: 'Home', handle: 0x4000n as RasHandle, match: 'not-known', storedAs: 'second' }])
  expect(tracked.all.map(({ connection }) => connection)).toEqual([{ ...LISTED, storedAs: 'second' }])
})
