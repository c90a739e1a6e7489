import type { RasHandle } from '../../../native/port.ts'
import type { Contract } from './stage.ts'

/** RasGetConnectStatus while a connection is up, and what handles mean that nobody has. */
export function statusCases({ plays, assert, implementation }: Contract): void {
  plays(
    'tells the state, the device, the number and both end points',
    `connection id=line type=modem device="Modem 56K" number="+49 30 1234" local=10.1.2.3 remote=192.0.2.254`,
    async ({ ras, value, row }) => {
      assert.deepEqual(await value(ras.connectStatus((await row('line')).handle)), {
        state: 0x2000,
        subState: 0,
        error: 0,
        deviceType: 'modem',
        deviceName: 'Modem 56K',
        phoneNumber: '+49 30 1234',
        local: { type: 'ipv4', address: '10.1.2.3' },
        remote: { type: 'ipv4', address: '192.0.2.254' },
      })
    },
  )

  plays(
    'tells IPv6 end points, and unknown ones as unknown',
    `
connection id=six local=2001:db8::1 remote=fe80::2:3
connection id=none
`,
    async ({ ras, value, row }) => {
      const six = await value(ras.connectStatus((await row('six')).handle))
      assert.deepEqual(six.local, { type: 'ipv6', address: '2001:db8::1' })
      assert.deepEqual(six.remote, { type: 'ipv6', address: 'fe80::2:3' })
      const none = await value(ras.connectStatus((await row('none')).handle))
      assert.deepEqual(none.local, { type: 'unknown', address: '' })
    },
  )

  plays(
    'passes on states and sub-states that nobody knows',
    `
connection id=dormant substate=1
connection id=dialling state=2
connection id=strange state=0xfffffff0 substate=4711
`,
    async ({ ras, value, row }) => {
      const states = []
      for (const name of ['dormant', 'dialling', 'strange']) {
        const { state, subState } = await value(ras.connectStatus((await row(name)).handle))
        states.push([state, subState])
      }
      assert.deepEqual(states, [
        [0x2000, 1],
        [2, 0],
        [0xfffffff0, 4711],
      ])
    },
  )

  plays('never calls anything with the handle 0', 'connection id=other', async ({ ras, log }) => {
    const none = 0n as RasHandle
    const answers = [
      await ras.connectStatus(none),
      await ras.hangUp(none),
      await ras.subEntryHandle(none, 1),
      await ras.connectionStatistics(none),
      await ras.projection(none),
    ]
    assert.deepEqual(new Set(answers.map(({ kind }) => kind)), new Set(['malformed']))
    assert.deepEqual(log?.().filter((line) => line.kind === 'call') ?? [], [])
  })

  plays('answers 6 for a handle that nobody has', 'connection id=other', async ({ ras, code }) => {
    const nobody = 0xdead0000n as RasHandle
    const codes = {
      connectStatus: await code(ras.connectStatus(nobody)),
      hangUp: await code(ras.hangUp(nobody)),
      subEntryHandle: await code(ras.subEntryHandle(nobody, 1)),
      connectionStatistics: await code(ras.connectionStatistics(nobody)),
      linkStatistics: await code(ras.linkStatistics(nobody, 1)),
      projection: await code(ras.projection(nobody)),
    }
    assert.deepEqual(new Set(Object.values(codes)), new Set([6]), JSON.stringify(codes))
    if (implementation.capabilities.events) assert.equal(await code(ras.watchLinks(nobody)), 6)
  })

  plays(
    'passes on the codes of RasGetConnectStatus call by call, unknown ones too',
    'connection id=odd status-codes=0,668,3000000001,0',
    async ({ ras, code, row }) => {
      const { handle } = await row('odd')
      const codes = []
      for (let call = 0; call < 5; call += 1) codes.push(await code(ras.connectStatus(handle)))
      assert.deepEqual(codes, [0, 668, 3000000001, 0, 0])
    },
  )
}
