import { expect, test } from 'vitest'
import type { Snapshot } from '../../../../electron/contract/snapshot.ts'
import { ErrorTexts, withErrorTexts } from '../../../../electron/engine/snapshot/error-texts.ts'
import { connection, snapshot } from '../../../fixtures/snapshots.ts'

const failing = (code: number): Snapshot =>
  snapshot({
    connections: [connection({ state: { kind: 'connect-failed', failure: { kind: 'code', code, name: null } } })],
  })

const stateOf = ({ connections }: Snapshot) => connections[0]?.state

function stage() {
  const asked: number[] = []
  const told = { changes: 0 }
  const errorString = (code: number) => {
    asked.push(code)
    return Promise.resolve({ kind: 'value', value: `Text of ${code}.` } as const)
  }
  const texts = new ErrorTexts({ errorString }, () => {
    told.changes += 1
  })
  return { texts, asked, told }
}

test('Windows is asked once for its text of a code, and the next snapshot holds it', async () => {
  const { texts, asked, told } = stage()
  expect(stateOf(withErrorTexts(failing(843), texts))).toEqual(stateOf(failing(843)))
  await Promise.resolve()
  expect(told.changes).toBe(1)
  expect(stateOf(withErrorTexts(failing(843), texts))).toMatchObject({ failure: { code: 843, text: 'Text of 843.' } })
  expect(asked).toEqual([843])
})

test('a code that has a sentence of ours asks Windows nothing', () => {
  const { texts, asked } = stage()
  withErrorTexts(failing(691), texts)
  expect(asked).toEqual([])
})
