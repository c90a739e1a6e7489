import { type Contract, said } from './stage.ts'

const REQUIRED = ['RasEnumConnectionsW', 'RasGetConnectStatusW', 'RasHangUpW', 'RasGetSubEntryHandleW'] as const

/** Opening and closing, and libraries that lack something. */
export function libraryCases({ plays, holds, implementation, assert }: Contract): void {
  holds('answers that it is unavailable until it was opened', async () => {
    const { ras, dispose } = await implementation.open('onhook-scenario version=1\nconnection id=a\n')
    try {
      const before = await ras.enumConnections()
      assert.equal(before.kind, 'unavailable', said(before))
      assert.equal((await ras.open()).kind, 'value')
      assert.equal((await ras.open()).kind, 'value', 'opening again does no harm')
      assert.equal((await ras.enumConnections()).kind, 'value')
    } finally {
      await dispose()
    }
  })

  plays('calls nothing once it was closed', 'connection id=a', async ({ ras, row }) => {
    const { handle } = await row('a')
    assert.equal(await ras.close(1000), true)
    assert.equal((await ras.hangUp(handle)).kind, 'unavailable')
    assert.equal((await ras.enumConnections()).kind, 'unavailable')
  })

  const openIncomplete = implementation.openIncomplete?.bind(implementation)
  if (openIncomplete === undefined) return

  holds('says in a sentence that there is no library', async () => {
    const { ras, dispose } = await openIncomplete('everything')
    try {
      for (const answer of [await ras.open(), await ras.enumConnections()]) {
        assert.equal(answer.kind, 'unavailable', said(answer))
        assert.ok(answer.kind === 'unavailable' && /\w+ \w+/.test(answer.reason))
      }
    } finally {
      await dispose()
    }
  })

  for (const name of REQUIRED) {
    holds(`does without no ${name}, and says so`, async () => {
      const { ras, dispose } = await openIncomplete(name)
      try {
        const answer = await ras.open()
        assert.equal(answer.kind, 'unavailable', said(answer))
        assert.ok(answer.kind === 'unavailable' && answer.reason.includes(name))
      } finally {
        await dispose()
      }
    })
  }

  holds('loses one feature alone with an export that is not required', async () => {
    const { ras, dispose } = await openIncomplete('RasGetConnectionStatistics')
    try {
      const opened = await ras.open()
      assert.equal(opened.kind, 'value', said(opened))
      const rows = await ras.enumConnections()
      assert.ok(rows.kind === 'value' && rows.value.length === 1, said(rows))
      const handle = rows.kind === 'value' ? rows.value[0]?.handle : undefined
      if (handle === undefined) return assert.fail('no row')
      const statistics = await ras.connectionStatistics(handle)
      assert.equal(statistics.kind, 'unavailable', said(statistics))
      assert.equal((await ras.hangUp(handle)).kind, 'value')
    } finally {
      await dispose()
    }
  })
}
