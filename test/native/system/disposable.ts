import type { RasConnection } from '../../../native/port.ts'
import { type ReadOnly, within } from './read-only.ts'

/** ms until a connection that was hung up must be gone. */
const PATIENCE = 60_000
const POLL = 10

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Hangs up the one connection that its owner has named for it. `name` null: nobody has, and nothing is hung up. */
export function disposableCase({ ras, assert, trial, mustNot }: ReadOnly, name: string | null): number {
  trial('hangs up a connection that is there for it, and it is gone', async () => {
    if (name === null) return { skipped: 'ONHOOK_DISPOSABLE names no connection' }
    const reason = mustNot('RasHangUpW')
    if (reason !== null) return { skipped: reason }
    const listed = async (): Promise<readonly RasConnection[]> => {
      const list = await within(ras.enumConnections())
      if (list.kind !== 'value') throw new Error(`The list says ${list.kind}.`)
      return list.value.filter((row) => row.entryName === name)
    }
    const [row, ...others] = await listed()
    if (row === undefined) return { skipped: `“${name}” is not connected` }
    assert.equal(others.length, 0, `“${name}” is the name of one connection`)
    const { handle } = row
    const accepted = await within(ras.hangUp(handle))
    assert.ok(accepted.kind === 'value', `accepted, not ${JSON.stringify(accepted)}`)
    const until = performance.now() + PATIENCE
    for (let code = 0; code !== 6; await wait(POLL)) {
      assert.ok(performance.now() < until, `gone within ${PATIENCE} ms`)
      const status = await within(ras.connectStatus(handle))
      code = status.kind === 'code' ? status.code : 0
    }
    const left = (await listed()).filter((each) => each.correlationId === row.correlationId)
    assert.equal(left.length, 0, 'listed no more')
    return null
  })
  return 1
}
