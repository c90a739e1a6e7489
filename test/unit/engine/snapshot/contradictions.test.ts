import { expect, test } from 'vitest'
import { startHarness } from '../../../fixtures/engine-harness.ts'

const BUNDLE = 'connection id=a name=A type=isdn'
const links = (connected: readonly boolean[]) =>
  connected.map((up, at) => `\nlink of=a index=${at + 1} connected=${up ? 'yes' : 'no'}`).join('')

const said = async (scenario: string) =>
  (await startHarness(scenario, { profile: ['C:\\Users\\Ada'] })).row('A').contradictions

test.each([
  ['a listed connection whose status is unknown', `${BUNDLE} status-codes=6`, ['listed-and-not-known']],
  ['a connection that is connected without a link', `${BUNDLE}${links([false, false])}`, ['connected-without-link']],
  [
    'a link that is connected in a connection that is not',
    `${BUNDLE} state=0x2001${links([true, false])}`,
    ['link-without-connection'],
  ],
  [
    'a foreign connection from the user’s phone book',
    `${BUNDLE} owner=other phonebook="C:\\\\Users\\\\Ada\\\\a.pbk"`,
    ['owner-and-phonebook'],
  ],
  [
    'an entry for all users from the user’s phone book',
    `${BUNDLE} all-users=yes phonebook="C:\\\\Users\\\\Ada\\\\a.pbk"`,
    ['all-users-and-phonebook'],
  ],
  ['nothing of a sound bundle', `${BUNDLE}${links([true, false])}`, []],
  ['nothing of a status that is refused', `${BUNDLE} status-codes=1722`, []],
])('what Windows says against itself is said: %s', async (_what, scenario, contradictions) => {
  expect(await said(scenario)).toEqual(contradictions)
})

test('nothing is contradicted while a hang-up runs: it ends between two answers', async () => {
  const harness = await startHarness(`${BUNDLE} drain=never status-codes=6`)
  expect(harness.row('A').contradictions).toEqual(['listed-and-not-known'])
  harness.hangUp('A')
  await harness.clock.advance(2_000)
  expect(harness.row('A').contradictions).toEqual([])
})
