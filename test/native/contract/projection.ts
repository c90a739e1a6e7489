import type { Contract } from './stage.ts'

/** RasGetProjectionInfo and RasGetProjectionInfoEx: the addresses inside. */
export function projectionCases({ plays, assert }: Contract): void {
  plays(
    'tells the IPv4 addresses of PPP',
    'connection id=line type=PPPoE local=10.64.0.2 remote=10.64.0.1',
    async ({ ras, value, row }) => {
      assert.deepEqual(await value(ras.projection((await row('line')).handle)), [
        { kind: 'ipv4', localAddress: '10.64.0.2', remoteAddress: '10.64.0.1' },
      ])
    },
  )

  plays(
    'tells the link-local IPv6 addresses of PPP',
    'connection id=line type=PPPoE local=fe80::1 remote=fe80::aa:2',
    async ({ ras, value, row }) => {
      assert.deepEqual(await value(ras.projection((await row('line')).handle)), [
        { kind: 'ipv6', localAddress: 'fe80::1', remoteAddress: 'fe80::aa:2' },
      ])
    },
  )

  plays(
    'tells the addresses of IKEv2, in either family',
    `
connection id=four device="WAN Miniport (IKEv2)" local=10.9.8.7 remote=10.9.8.1
connection id=six device="WAN Miniport (IKEv2)" local=2001:db8::7 remote=2001:db8::1
`,
    async ({ ras, value, row }) => {
      assert.deepEqual(await value(ras.projection((await row('four')).handle)), [
        { kind: 'ikev2', localAddress: '10.9.8.7', remoteAddress: '10.9.8.1' },
      ])
      assert.deepEqual(await value(ras.projection((await row('six')).handle)), [
        { kind: 'ikev2', localAddress: '2001:db8::7', remoteAddress: '2001:db8::1' },
      ])
    },
  )

  plays('says 731 where no protocol is configured', 'connection id=bare', async ({ ras, code, row }) => {
    assert.equal(await code(ras.projection((await row('bare')).handle)), 731)
  })
}
