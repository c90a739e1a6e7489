import { NO_GUID } from '../../../native/port.ts'
import type { Contract } from './stage.ts'

/** What becomes of handle values and identities after an end. */
export function identityCases({ plays, assert }: Contract): void {
  plays(
    'gives a handle value to somebody else at once',
    `
connection id=ours drain=20ms recycled-by=theirs
connection id=theirs appears=never
`,
    async (stage) => {
      const { ras, code, until } = stage
      const ours = await stage.row('ours')
      assert.equal(await stage.isListed('theirs'), false)
      await code(ras.hangUp(ours.handle))
      await until('theirs is listed', () => stage.isListed('theirs'))
      const theirs = await stage.row('theirs')
      assert.equal(theirs.handle, ours.handle)
      assert.ok(theirs.correlationId !== ours.correlationId)
      assert.equal(await stage.isListed('ours'), false)
      assert.equal(await code(ras.connectStatus(ours.handle)), 0, 'the number answers for its new owner')
    },
  )

  plays(
    'brings the same entry up again under a new identity',
    'connection id=office drain=0 returns=200ms returns-times=1',
    async (stage) => {
      const { ras, code, until } = stage
      const first = await stage.row('office')
      await code(ras.hangUp(first.handle))
      assert.equal(await stage.isListed('office'), false)
      await until('office is listed again', () => stage.isListed('office'))
      const second = await stage.row('office')
      assert.ok(second.handle !== first.handle)
      assert.ok(second.correlationId !== first.correlationId && second.correlationId !== NO_GUID)
      assert.equal(second.entryId, first.entryId)
      assert.equal(await code(ras.connectStatus(first.handle)), 6)
      assert.equal(await code(ras.hangUp(second.handle)), 0)
      await stage.wait(260)
      assert.equal(await stage.isListed('office'), false, 'it returns once')
    },
  )
}
