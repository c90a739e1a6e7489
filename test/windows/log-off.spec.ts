import { logOff, pickFromMenu } from './desktop.ts'
import { isTrue } from './double-calls.ts'
import { expect, test } from './fixtures.ts'
import type { OnHook } from './launch.ts'

/** An icon in the tray and no window that was ever opened: what Windows tells of the end of a session has to reach it. */

const draining = (drain: string): string => `onhook-scenario version=1 title="Log-off"
connection id=office name="Office VPN" handle=0x1000 drain=${drain}
`

/** Long enough for the word to log off to come while it drains, short enough to end within two seconds of it. */
const DRAIN = 3_500
const BEFORE_LOG_OFF = 1_800

async function hangUpFromMenu(onhook: OnHook): Promise<void> {
  await pickFromMenu('first')
  await expect.poll(() => isTrue(onhook.double(), 'hung-up', 'office')).toBe(true)
}

/** ms from the word to the next line of the log, as the log itself says. */
const timeOf = (log: string): number => Number(/session-end: hang-ups: (\d+) ms/.exec(log)?.[1] ?? Number.NaN)

/** Which views were ever opened: each has a page. */
const wasShown = (log: string): boolean => / window: \d+ ms/.test(log)

test('a hang-up that ends within two seconds of the log-off is recorded as gone', async ({ launch }) => {
  const onhook = await launch({ scenario: draining(`${DRAIN}ms`), switches: ['--hidden'] })
  await hangUpFromMenu(onhook)
  await new Promise((resolve) => setTimeout(resolve, BEFORE_LOG_OFF))
  expect(isTrue(onhook.double(), 'gone', 'office'), 'the log-off comes while it drains').toBe(false)
  await logOff()
  await onhook.ended
  expect(onhook.log()).toMatch(/session-end: asked/)
  expect(timeOf(onhook.log())).toBeGreaterThan(0)
  expect(wasShown(onhook.log())).toBe(false)
  expect(isTrue(onhook.double(), 'gone', 'office')).toBe(true)
  expect(onhook.receipts().map(({ outcome }) => outcome.phase)).toEqual(['gone'])
  expect(onhook.journal()).toEqual([])
})

test('a hang-up that takes longer is left with a record, and the next start tells of it', async ({ launch }) => {
  const onhook = await launch({ scenario: draining('never'), switches: ['--hidden'] })
  await hangUpFromMenu(onhook)
  await logOff()
  await onhook.ended
  expect(timeOf(onhook.log())).toBeGreaterThan(0)
  expect(wasShown(onhook.log())).toBe(false)
  expect(onhook.journal()).toHaveLength(1)

  const next = await launch({ scenario: 'onhook-scenario version=1\n', userData: onhook.userData })
  const window = await next.view('window')
  await expect(window.getByText(/interrupted/i).first()).toBeVisible()
  expect(next.receipts().at(-1)?.outcome.phase).toBe('interrupted')
  expect(next.journal()).toEqual([])
})
