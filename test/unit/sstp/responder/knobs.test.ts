import { expect, test } from 'vitest'
import { createVirtualClock } from '../../../fixtures/virtual-clock.ts'
import { ALL_PROMPT, answerAs, type Manner, parseKnobs } from '../../../windows/sstp/responder/knobs.ts'

test('what is not named is prompt', () => {
  expect(parseKnobs('')).toEqual({ ok: true, knobs: ALL_PROMPT })
  expect(parseKnobs(' disconnect=stuck  terminate=slow:5000 ')).toEqual({
    ok: true,
    knobs: { ...ALL_PROMPT, disconnect: { kind: 'stuck' }, terminate: { kind: 'slow', ms: 5_000 } },
  })
})

test.each([
  'disconnect',
  'disconnect=',
  'hang-up=stuck',
  'echo=slow',
  'echo=slow:-1',
  'echo=slow:9999999',
  'echo=stuck=1',
])('"%s" is no knob, and says which there are', (word) => {
  const parsed = parseKnobs(word)
  expect(parsed.ok ? '' : parsed.why).toContain('open, terminate, disconnect, echo')
})

test.each<readonly [Manner, number | null, boolean]>([
  [{ kind: 'prompt' }, 0, false],
  [{ kind: 'slow', ms: 700 }, 700, false],
  [{ kind: 'stuck' }, null, false],
  [{ kind: 'dropped' }, null, true],
])('%j answers and cuts accordingly', async (manner, answeredAt, cut) => {
  const clock = createVirtualClock()
  const seen: { at: number | null; cut: boolean } = { at: null, cut: false }
  answerAs(
    manner,
    clock,
    () => {
      seen.at = clock.now()
    },
    () => {
      seen.cut = true
    },
  )
  await clock.advance(60_000)
  expect(seen).toEqual({ at: answeredAt, cut })
})
