import type { RasHandle } from '../../../native/port.ts'
import type { Contract, Stage } from './stage.ts'

const BUNDLE = `
connection id=bundle type=isdn drain=30ms
link of=bundle drain=30ms device="Channel 1" number=111
link of=bundle drain=30ms device="Channel 2" number=222
link of=bundle connected=no
`

/** RasGetSubEntryHandle: which links there are, and the witness of one that was hung up. */
export function linkCases({ plays, assert }: Contract): void {
  const linkOf = async (stage: Stage, index: number): Promise<{ parent: RasHandle; link: RasHandle }> => {
    const parent = (await stage.row('bundle')).handle
    return { parent, link: await stage.value(stage.ras.subEntryHandle(parent, index)) }
  }
  const codesOf = async (stage: Stage, parent: RasHandle, indices: readonly number[]): Promise<readonly number[]> => {
    const codes: number[] = []
    for (const index of indices) codes.push(await stage.code(stage.ras.subEntryHandle(parent, index)))
    return codes
  }

  plays('counts links: 0 connected, 618 not connected, 259 the end', BUNDLE, async (stage) => {
    const { handle } = await stage.row('bundle')
    assert.deepEqual(await codesOf(stage, handle, [1, 2, 3, 4, 5]), [0, 0, 618, 259, 259])
    const first = await stage.value(stage.ras.subEntryHandle(handle, 1))
    const second = await stage.value(stage.ras.subEntryHandle(handle, 2))
    assert.equal(new Set([handle, first, second]).size, 3)
  })

  plays(
    'knows an index left out as a link that is not connected',
    'connection id=a\nlink of=a index=3',
    async (stage) => {
      const { handle } = await stage.row('a')
      assert.deepEqual(await codesOf(stage, handle, [1, 2, 3, 4]), [618, 618, 0, 259])
    },
  )

  plays('gives a plain connection one link', 'connection id=a', async (stage) => {
    const { handle } = await stage.row('a')
    assert.equal(await stage.value(stage.ras.subEntryHandle(handle, 1)), handle)
    assert.deepEqual(await codesOf(stage, handle, [2]), [259])
  })

  plays('tells the device and number of a link by its handle', BUNDLE, async (stage) => {
    const { link } = await linkOf(stage, 2)
    const { deviceName, phoneNumber, state } = await stage.value(stage.ras.connectStatus(link))
    assert.deepEqual({ deviceName, phoneNumber, state }, { deviceName: 'Channel 2', phoneNumber: '222', state: 0x2000 })
  })

  plays('says 6 of every link once the connection has ended', BUNDLE, async (stage) => {
    const { ras, code, until } = stage
    const { parent, link } = await linkOf(stage, 1)
    await code(ras.hangUp(parent))
    await until('6', async () => (await code(ras.connectStatus(parent))) === 6)
    assert.deepEqual(await codesOf(stage, parent, [1, 2, 3, 4]), [6, 6, 6, 6])
    assert.equal(await code(ras.connectStatus(link)), 6)
    assert.equal(await code(ras.hangUp(link)), 6)
  })

  plays('ends one link alone: 0 until its end, then 618', BUNDLE, async (stage) => {
    const { ras, code, until } = stage
    const { parent, link } = await linkOf(stage, 1)
    assert.equal(await code(ras.hangUp(link)), 0)
    await until('618', async () => (await code(ras.subEntryHandle(parent, 1))) === 618)
    assert.deepEqual(await codesOf(stage, parent, [1, 2, 3, 4]), [618, 0, 618, 259])
    assert.equal(await code(ras.connectStatus(parent)), 0)
    assert.equal(await stage.isListed('bundle'), true)
  })

  plays('goes on answering 0 on the handle of a link that has ended', BUNDLE, async (stage) => {
    const { ras, code, until } = stage
    const { parent, link } = await linkOf(stage, 1)
    await code(ras.hangUp(link))
    await until('618', async () => (await code(ras.subEntryHandle(parent, 1))) === 618)
    assert.equal(await code(ras.connectStatus(link)), 0)
  })

  plays(
    'may give another code there',
    'connection id=bundle\nlink of=bundle drain=0 status=668\nlink of=bundle',
    async (stage) => {
      const { link } = await linkOf(stage, 1)
      await stage.code(stage.ras.hangUp(link))
      assert.equal(await stage.code(stage.ras.connectStatus(link)), 668)
    },
  )

  plays(
    'has witnesses that lie, fail and are late',
    `
connection id=bundle
link of=bundle drain=0 witness=lie
link of=bundle drain=never witness=50
link of=bundle drain=0 witness-late=1h
link of=bundle drain=0 witness-late=40ms
link of=bundle
`,
    async (stage) => {
      const { ras, code, until } = stage
      const { parent } = await linkOf(stage, 1)
      for (const index of [1, 2, 3, 4]) {
        const { link } = await linkOf(stage, index)
        assert.equal(await code(ras.hangUp(link)), 0)
      }
      await until('618 of the last', async () => (await code(ras.subEntryHandle(parent, 4))) === 618)
      assert.deepEqual(await codesOf(stage, parent, [1, 2, 3, 4, 5]), [0, 50, 0, 618, 0])
    },
  )

  plays(
    'may be refused as a connection may',
    'connection id=bundle\nlink of=bundle drain=0 hangup-codes=616,0\nlink of=bundle',
    async (stage) => {
      const { ras, code } = stage
      const { parent, link } = await linkOf(stage, 1)
      assert.equal(await code(ras.hangUp(link)), 616)
      assert.equal(await code(ras.subEntryHandle(parent, 1)), 0)
      assert.equal(await code(ras.hangUp(link)), 0)
      assert.equal(await code(ras.subEntryHandle(parent, 1)), 618)
    },
  )

  plays('takes the connection along with its last link', BUNDLE, async (stage) => {
    const { ras, code, until } = stage
    const { parent, link } = await linkOf(stage, 1)
    const second = await linkOf(stage, 2)
    await code(ras.hangUp(link))
    await code(ras.hangUp(second.link))
    await until('6', async () => (await code(ras.connectStatus(parent))) === 6)
    assert.equal(await stage.isListed('bundle'), false)
    assert.deepEqual(await codesOf(stage, parent, [1]), [6])
  })

  plays(
    'may come back',
    'connection id=bundle dial-mode=2\nlink of=bundle drain=0 returns=200ms\nlink of=bundle',
    async (stage) => {
      const { ras, code, until } = stage
      const { parent, link } = await linkOf(stage, 1)
      await code(ras.hangUp(link))
      assert.equal(await code(ras.subEntryHandle(parent, 1)), 618)
      await until('0 again', async () => (await code(ras.subEntryHandle(parent, 1))) === 0)
      assert.equal(await code(ras.connectStatus(parent)), 0)
    },
  )
}
