import type { Contract } from './stage.ts'

/** RasHangUp of a whole connection: what it returns, and what can be seen until and after the true end. */
export function hangUpCases({ plays, assert }: Contract): void {
  plays('drains after it was accepted, then says 6', 'connection id=a drain=40ms', async (stage) => {
    const { ras, code, until, log } = stage
    const { handle } = await stage.row('a')
    assert.equal(await code(ras.hangUp(handle)), 0)
    await until('RasGetConnectStatus says 6', async () => (await code(ras.connectStatus(handle))) === 6)
    assert.equal(await stage.isListed('a'), false)
    if (log === undefined) return
    const entries = log()
    const gone = entries.findIndex((entry) => entry.kind === 'truth' && entry.truth.what === 'gone')
    const six = entries.findIndex((entry) => entry.kind === 'call' && entry.code === 6)
    assert.ok(gone >= 0 && gone < six, 'the true end stands before the first answer that tells it')
  })

  plays('stays connected and listed while it drains', 'connection id=a drain=never', async (stage) => {
    const { ras, value } = stage
    const { handle } = await stage.row('a')
    await value(ras.hangUp(handle))
    await stage.wait(60)
    assert.equal((await value(ras.connectStatus(handle))).state, 0x2000)
    assert.equal(await stage.isListed('a'), true)
  })

  plays('passes through its states', 'connection id=a drain=never drain-states=0x2001@30ms,99@60ms', async (stage) => {
    const { ras, value, until } = stage
    const { handle } = await stage.row('a')
    await value(ras.hangUp(handle))
    const seen = new Set<number>()
    await until('state 99', async () => seen.add((await value(ras.connectStatus(handle))).state).has(99))
    assert.ok([...seen].every((state) => [0x2000, 0x2001, 99].includes(state)))
  })

  plays('may be out of the list while it drains', 'connection id=a drain=never listed=no', async (stage) => {
    const { handle } = await stage.row('a')
    await stage.value(stage.ras.hangUp(handle))
    assert.equal(await stage.isListed('a'), false)
    assert.equal(await stage.code(stage.ras.connectStatus(handle)), 0)
  })

  plays('may stay listed after its end', 'connection id=a drain=20ms listed-late=1h', async (stage) => {
    const { ras, code, until } = stage
    const { handle } = await stage.row('a')
    await code(ras.hangUp(handle))
    await until('6', async () => (await code(ras.connectStatus(handle))) === 6)
    assert.equal(await stage.isListed('a'), true)
  })

  plays('may say 668 after the end', 'connection id=a drain=0 after=668', async ({ ras, code, row, isListed }) => {
    const { handle } = await row('a')
    await code(ras.hangUp(handle))
    assert.equal(await code(ras.connectStatus(handle)), 668)
    assert.equal(await isListed('a'), false)
  })

  plays(
    'may go on saying 0 for ever',
    'connection id=a drain=0 after=0',
    async ({ ras, code, row, isListed, wait }) => {
      const { handle } = await row('a')
      await code(ras.hangUp(handle))
      await wait(40)
      assert.equal(await code(ras.connectStatus(handle)), 0)
      assert.equal(await isListed('a'), false)
    },
  )

  plays('may say 0 for a while, then 6', 'connection id=a drain=0 after=0@0,6@50ms', async (stage) => {
    const { ras, code, until } = stage
    const { handle } = await stage.row('a')
    await code(ras.hangUp(handle))
    assert.equal(await stage.isListed('a'), false)
    await until('6', async () => (await code(ras.connectStatus(handle))) === 6)
  })

  plays('begins nothing when it is refused', 'connection id=a drain=0 hangup-codes=616,756,0', async (stage) => {
    const { ras, code } = stage
    const { handle } = await stage.row('a')
    for (const refusal of [616, 756]) {
      assert.equal(await code(ras.hangUp(handle)), refusal)
      assert.equal(await code(ras.connectStatus(handle)), 0)
      assert.equal(await stage.isListed('a'), true)
    }
    assert.equal(await code(ras.hangUp(handle)), 0)
    assert.equal(await code(ras.connectStatus(handle)), 6)
  })

  plays('begins to drain with 617 too', 'connection id=a drain=0 hangup-codes=617', async ({ ras, code, row }) => {
    const { handle } = await row('a')
    assert.equal(await code(ras.hangUp(handle)), 617)
    assert.equal(await code(ras.connectStatus(handle)), 6)
  })

  plays('takes as many calls as there are references', 'connection id=a drain=0 refs=3', async (stage) => {
    const { ras, code } = stage
    const { handle } = await stage.row('a')
    for (let call = 0; call < 2; call += 1) {
      assert.equal(await code(ras.hangUp(handle)), 0)
      assert.equal(await code(ras.connectStatus(handle)), 0)
    }
    assert.equal(await code(ras.hangUp(handle)), 0)
    assert.equal(await code(ras.connectStatus(handle)), 6)
  })

  plays('says 6 when it has ended already', 'connection id=a drain=0', async ({ ras, code, row }) => {
    const { handle } = await row('a')
    await code(ras.hangUp(handle))
    assert.equal(await code(ras.hangUp(handle)), 6)
  })

  plays(
    'gives the next code when it drains already',
    'connection id=a drain=never hangup-codes=0,617',
    async (stage) => {
      const { ras, code } = stage
      const { handle } = await stage.row('a')
      assert.equal(await code(ras.hangUp(handle)), 0)
      assert.equal(await code(ras.hangUp(handle)), 617)
      assert.equal(await code(ras.connectStatus(handle)), 0)
    },
  )

  plays(
    'ends one connection and no other',
    `
connection id=a drain=0
connection id=b drain=0
`,
    async ({ ras, code, row, isListed }) => {
      const [a, b] = [await row('a'), await row('b')]
      await code(ras.hangUp(a.handle))
      assert.equal(await code(ras.connectStatus(a.handle)), 6)
      assert.equal(await code(ras.connectStatus(b.handle)), 0)
      assert.equal(await isListed('b'), true)
    },
  )
}
