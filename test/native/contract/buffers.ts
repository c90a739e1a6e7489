import { NO_GUID } from '../../../native/port.ts'
import type { Contract } from './stage.ts'

/** The buffer protocol of RasEnumConnections: sizes refused, lists that grow, answers that do not fit themselves. */
export function bufferCases({ plays, assert, implementation }: Contract): void {
  if (!implementation.capabilities.buffers) return

  const older = { 1372: 'Windows XP', 1360: 'Windows 2000', 1344: 'Windows NT 4' } as const
  for (const [bytes, system] of Object.entries(older)) {
    plays(
      `falls back to the rows of ${system} where larger ones are refused`,
      `
onhook-scenario version=1 size-limit=${bytes}
connection id=a name="Head Office" device=Modem
connection id=b owner=other
`,
      async ({ ras, value, code }) => {
        const rows = await value(ras.enumConnections())
        assert.deepEqual(
          rows.map((row) => [row.entryName, row.handle, row.correlationId]),
          [
            ['Head Office', 0x1000n, NO_GUID],
            ['b', 0x2000n, NO_GUID],
          ],
        )
        assert.equal(rows[0]?.deviceName, 'Modem')
        assert.equal(rows[1]?.owner, bytes === '1372' ? 'other' : 'unknown')
        for (const row of rows) assert.equal(await code(ras.connectStatus(row.handle)), 0)
      },
    )
  }

  plays(
    'says 632 where no size is accepted',
    'onhook-scenario version=1 size-limit=100\nconnection id=a',
    async (stage) => {
      assert.equal(await stage.code(stage.ras.enumConnections()), 632)
    },
  )

  plays(
    'follows a list that grows while it is read',
    'onhook-scenario version=1 grows=2\nconnection id=a',
    async (stage) => {
      assert.equal((await stage.value(stage.ras.enumConnections())).length, 1)
    },
  )

  plays(
    'gives up on a list that grows for ever',
    'onhook-scenario version=1 grows=1000000\nconnection id=a',
    async (stage) => {
      assert.equal(await stage.code(stage.ras.enumConnections()), 603)
      const calls = stage.log?.().filter((entry) => entry.kind === 'call') ?? []
      assert.ok(calls.length < 50, `${calls.length} calls`)
    },
  )

  const lies = {
    count: 'counts more rows than the bytes hold',
    bytes: 'gives fewer bytes than its rows need',
  } as const
  for (const [lie, sentence] of Object.entries(lies)) {
    plays(
      `makes up nothing where the library ${sentence}`,
      `onhook-scenario version=1 lies=${lie}\nconnection id=a`,
      async ({ ras }) => {
        const answer = await ras.enumConnections()
        assert.equal(answer.kind, 'malformed')
        assert.ok(answer.kind === 'malformed' && answer.reason.length > 10, 'a sentence says why')
      },
    )
  }

  plays(
    'takes a name without an end to the length of its field, and keeps the list',
    'onhook-scenario version=1 lies=unterminated\nconnection id=a device=Modem\nconnection id=b',
    async ({ ras, value, code }) => {
      const rows = await value(ras.enumConnections())
      assert.deepEqual(
        rows.map((row) => [row.entryName.length, row.handle]),
        [
          [257, 0x1000n],
          [257, 0x2000n],
        ],
      )
      assert.equal(rows[0]?.deviceName, 'Modem')
      for (const row of rows) assert.equal(await code(ras.connectStatus(row.handle)), 0)
    },
  )

  plays(
    'shows five thousand connections',
    Array.from({ length: 5000 }, (_, index) => `connection id=c${index}`).join('\n'),
    async ({ ras, value, code }) => {
      const rows = await value(ras.enumConnections())
      assert.equal(rows.length, 5000)
      assert.equal(rows[4999]?.entryName, 'c4999')
      assert.equal(await code(ras.connectStatus(rows[4999]?.handle ?? assert.fail('no last row'))), 0)
    },
  )

  plays(
    'keeps a size that has worked: 632 later is an error of that call alone',
    'connection id=a\ncall name=RasEnumConnectionsW times=1\ncall name=RasEnumConnectionsW code=632 times=1',
    async ({ ras, value, code }) => {
      const [before] = await value(ras.enumConnections())
      assert.equal(await code(ras.enumConnections()), 632)
      const [after] = await value(ras.enumConnections())
      assert.ok(before !== undefined && before.correlationId !== NO_GUID)
      assert.deepEqual(after, before)
    },
  )
}
