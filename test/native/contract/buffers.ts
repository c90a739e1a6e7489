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
    unterminated: 'gives a name without an end',
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
}
