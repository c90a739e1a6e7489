import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answer } from '../../../../electron/host/command/answer.ts'
import { commanded, hangUpOf } from './commands.ts'

const PAIRS = 200

test(`I5: of ${PAIRS} random pairs of command line and view, each makes one RasHangUp and is told one end`, async () => {
  const drain = fc.constantFrom('0ms', '200ms', '1.7s', '6s', 'never')
  const moment = fc.integer({ min: 0, max: 2_500 })
  await fc.assert(
    fc.asyncProperty(drain, moment, moment, fc.constantFrom('gone', 'safe'), async (drains, command, view, wait) => {
      const onhook = await commanded(`connection id=office drain=${drains} handle=0x1000`)
      const { clock, engine } = onhook
      const row = onhook.row('office').id
      let answer: Answer | null = null
      clock.after(command, () => {
        void onhook.begin(hangUpOf('office', { wait, timeout: 20_000 })).answered.then((given) => {
          answer = given
        })
      })
      clock.after(view, () => engine.hangUp({ connection: row, link: null, confirmed: false }, 'window'))
      await clock.advance(30_000)
      expect(onhook.made('RasHangUpW')).toBe(1)
      const stuck = drains === 'never'
      const first = command < view ? 'command-line' : 'window'
      expect(engine.receipts()).toMatchObject(stuck ? [] : [{ outcome: { phase: 'gone' } }])
      if (!stuck && command !== view) expect(engine.receipts()[0]!.by).toBe(first)
      const told = answer as Answer | null
      expect(told?.code).toBe(stuck ? 4 : 0)
      const [result] = told !== null && 'results' in told ? told.results : []
      // Who asks when it is all over is told that nothing is connected.
      if (result!.receipt !== null) expect(result!.receipt).toBe(stuck ? result!.receipt : engine.receipts()[0]!.id)
    }),
    { numRuns: PAIRS },
  )
})
