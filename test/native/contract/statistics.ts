import type { Contract } from './stage.ts'

/** RasGetConnectionStatistics and RasGetLinkStatistics. */
export function statisticsCases({ plays, assert }: Contract): void {
  plays(
    'counts bytes from where they stood, and the time connected',
    'connection id=a up=2h bps=54000 received=1000 sent=2000',
    async (stage) => {
      const { handle } = await stage.row('a')
      const statistics = await stage.value(stage.ras.connectionStatistics(handle))
      assert.equal(statistics.bitsPerSecond, 54000)
      assert.equal(statistics.bytesReceived, 1000)
      assert.equal(statistics.bytesSent, 2000)
      assert.ok(
        statistics.connectedMs >= 7_200_000 && statistics.connectedMs < 7_260_000,
        `${statistics.connectedMs} ms`,
      )
      assert.equal(statistics.crcErrors, 0)
    },
  )

  plays(
    'lets counters of 32 bits wrap',
    'connection id=a received=4294967290 sent=4294967295 rate-in=800000',
    async (stage) => {
      const { handle } = await stage.row('a')
      const read = () => stage.value(stage.ras.connectionStatistics(handle))
      await stage.until('the counter wrapped', async () => (await read()).bytesReceived < 1_000_000_000)
      assert.equal((await read()).bytesSent, 4294967295)
    },
  )

  plays('grows with the rates of both directions', 'connection id=a rate-in=8000000 rate-out=80000', async (stage) => {
    const { handle } = await stage.row('a')
    const before = await stage.value(stage.ras.connectionStatistics(handle))
    await stage.wait(40)
    const after = await stage.value(stage.ras.connectionStatistics(handle))
    const [received, sent] = [after.bytesReceived - before.bytesReceived, after.bytesSent - before.bytesSent]
    assert.ok(received >= 39_000, `${received} bytes received`)
    assert.ok(sent >= 390 && sent < received, `${sent} bytes sent`)
    assert.ok(after.connectedMs - before.connectedMs >= 39)
  })

  plays(
    'adds a bundle up from its connected links',
    `
connection id=bundle type=isdn received=5
link of=bundle bps=64000 received=100
link of=bundle bps=64000 received=200
link of=bundle bps=64000 connected=no
`,
    async (stage) => {
      const { ras } = stage
      const { handle } = await stage.row('bundle')
      const whole = await stage.value(ras.connectionStatistics(handle))
      assert.equal(whole.bitsPerSecond, 128000)
      assert.equal(whole.bytesReceived, 305)
      const second = await stage.value(ras.linkStatistics(handle, 2))
      assert.deepEqual([second.bitsPerSecond, second.bytesReceived], [64000, 200])
      assert.equal(await stage.code(ras.linkStatistics(handle, 3)), 618)
      assert.equal(await stage.code(ras.linkStatistics(handle, 4)), 0x80070057)
    },
  )

  plays('takes the only link of a plain connection for the whole', 'connection id=a bps=56000', async (stage) => {
    const { handle } = await stage.row('a')
    assert.equal((await stage.value(stage.ras.linkStatistics(handle, 1))).bitsPerSecond, 56000)
    assert.equal(await stage.code(stage.ras.linkStatistics(handle, 2)), 0x80070057)
  })

  plays('says 6 once the connection has ended', 'connection id=a drain=0', async (stage) => {
    const { ras, code } = stage
    const { handle } = await stage.row('a')
    await code(ras.hangUp(handle))
    assert.equal(await code(ras.connectionStatistics(handle)), 6)
    assert.equal(await code(ras.linkStatistics(handle, 1)), 6)
  })
}
