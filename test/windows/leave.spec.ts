import { pickFromMenu } from './desktop.ts'
import { isHangingUp, isTrue } from './double-calls.ts'
import { expect, test } from './fixtures.ts'

/** RasHangUp itself does not come back. */
const BLOCKED = `onhook-scenario version=1 title="A call that never returns"
connection id=office name="Office VPN" handle=0x1000 drain=never hangup-blocks=never
`

/** ms. What is promised is 2 s; this one only tells leaving from waiting for a call that never returns. */
const BOUND = 30_000

test('told to leave it leaves although RasHangUp never returns, and keeps a record', async ({ launch }, about) => {
  const onhook = await launch({ scenario: BLOCKED })
  const window = await onhook.view('window')
  await window.waitForTimeout(300)
  const hangUp = window.getByRole('button', { name: 'Hang up Office VPN' }).first()
  await expect(hangUp).toHaveAttribute('data-armed', '')
  await hangUp.click()
  await expect.poll(() => isHangingUp(onhook.double())).toBe(true)
  await pickFromMenu('last')
  const leave = window.getByRole('button', { name: 'Quit now' })
  await expect(leave).toBeVisible()
  expect(onhook.isRunning()).toBe(true)

  const toldAt = performance.now()
  // The page may go before the click is over; if nobody was clicked, the end does not come.
  await leave.click().catch(() => {})
  await onhook.ended
  const took = performance.now() - toldAt
  about.annotations.push({ type: 'left after', description: `${Math.round(took)} ms` })
  console.log(`Left with a blocked RasHangUp after ${Math.round(took)} ms.`)
  expect(took).toBeLessThan(BOUND)
  expect(isTrue(onhook.double(), 'gone', 'office')).toBe(false)
  expect(onhook.journal()).toHaveLength(1)
  expect(onhook.receipts().map(({ outcome }) => outcome.phase)).toEqual(['left'])
})
