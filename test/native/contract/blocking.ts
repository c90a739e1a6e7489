import type { RasHandle } from '../../../native/port.ts'
import type { Contract } from './stage.ts'

/** The first connection of a scenario. */
const HANDLE = 0x1000n as RasHandle

/** Calls that do not return for a while, or never, and faults that hold for a time. */
export function blockingCases({ plays, assert }: Contract): void {
  plays(
    'lets other calls go on while a hang-up never returns',
    `
connection id=held hangup-blocks=never drain=30ms
connection id=free drain=0
`,
    async (stage) => {
      const { ras, code, until } = stage
      const [held, free] = [await stage.row('held'), await stage.row('free')]
      let returned = false
      void ras.hangUp(held.handle).then(() => {
        returned = true
      })
      await until('held has ended', async () => (await code(ras.connectStatus(held.handle))) === 6)
      assert.equal(await code(ras.hangUp(free.handle)), 0)
      assert.equal(await stage.isListed('free'), false)
      assert.equal(returned, false)
    },
  )

  plays('returns from a hang-up that blocked', 'connection id=a hangup-blocks=60ms drain=0', async (stage) => {
    const { handle } = await stage.row('a')
    let answer: number | null = null
    void stage.code(stage.ras.hangUp(handle)).then((code) => {
      answer = code
    })
    await stage.until('it returned', async () => answer !== null)
    assert.equal(answer, 0)
    assert.equal(await stage.code(stage.ras.connectStatus(handle)), 6)
  })

  plays(
    'answers a status that blocked with what is true then',
    'connection id=a status-blocks=500ms ends=300ms',
    async (stage) => {
      let answer: number | null = null
      void stage.code(stage.ras.connectStatus(HANDLE)).then((code) => {
        answer = code
      })
      await stage.until('it returned', async () => answer !== null)
      assert.equal(answer, 6)
    },
  )

  plays(
    'keeps sixteen blocked hang-ups apart from a list that is read meanwhile',
    Array.from({ length: 16 }, (_, index) => `connection id=c${index} hangup-blocks=150ms drain=0`).join('\n'),
    async (stage) => {
      const rows = await stage.value(stage.ras.enumConnections())
      const codes: number[] = []
      for (const { handle } of rows) void stage.code(stage.ras.hangUp(handle)).then((code) => codes.push(code))
      await stage.until('all have ended', async () => (await stage.value(stage.ras.enumConnections())).length === 0)
      await stage.until('all have returned', async () => codes.length === 16)
      assert.deepEqual(new Set(codes), new Set([0]))
    },
  )

  plays(
    'gives the code of a fault for as many calls as it holds',
    `
connection id=a
call name=RasEnumConnectionsW code=711 times=2
call name=RasGetConnectStatusW code=1722 from=30ms
`,
    async ({ ras, code, row, until }) => {
      assert.equal(await code(ras.enumConnections()), 711)
      assert.equal(await code(ras.enumConnections()), 711)
      const { handle } = await row('a')
      await until('1722', async () => (await code(ras.connectStatus(handle))) === 1722)
      assert.equal(await code(ras.enumConnections()), 0)
    },
  )

  plays(
    'passes on a code that nobody knows',
    'connection id=a\ncall name=RasHangUpW code=0xfedcba98',
    async (stage) => {
      const { handle } = await stage.row('a')
      assert.equal(await stage.code(stage.ras.hangUp(handle)), 0xfedcba98)
      assert.equal(await stage.code(stage.ras.connectStatus(handle)), 0)
    },
  )

  plays(
    'says the same of every function when everything fails',
    'connection id=a\ncall name=* code=834',
    async (stage) => {
      const { ras, code } = stage
      const answers = [await code(ras.enumConnections()), await code(ras.entryProperties('', 'a'))]
      assert.deepEqual(answers, [834, 834])
    },
  )
}
