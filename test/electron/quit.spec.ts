import { expect, test } from './fixtures.ts'
import { type OnHook, startAgain } from './launch.ts'
import { ONE_BLOCKED, ONE_NEVER, ONE_SLOW } from './scenarios.ts'
import { readTruth } from './truth.ts'

async function hangUpFromMenu(onhook: OnHook): Promise<void> {
  const item = await onhook.item()
  await expect.poll(async () => (await item.menu()).map(({ label }) => label)).toContain('Hang up Office VPN')
  await item.press('Hang up Office VPN')
  await expect.poll(() => item.tooltip()).toMatch(/hanging up/i)
}

const WAYS: readonly (readonly [string, (onhook: OnHook) => Promise<void>])[] = [
  ['the menu', async (onhook) => (await onhook.item()).press('Quit')],
  ['the program itself', (onhook) => onhook.app.evaluate(({ app }) => app.quit())],
  [
    'SIGTERM',
    async (onhook) => {
      onhook.app.process().kill('SIGTERM')
    },
  ],
  [
    'a second start with --quit',
    async (onhook) => {
      startAgain(onhook, ['--quit'])
    },
  ],
]

for (const [name, quit] of WAYS) {
  test(`asked to quit by ${name} during a hang-up, it leaves once the connection is gone`, async ({
    launch,
    double,
  }) => {
    const played = await double(ONE_SLOW)
    const onhook = await launch({ environment: played.environment, switches: ['--hidden'] })
    await hangUpFromMenu(onhook)
    await quit(onhook)
    await onhook.ended
    const goneAt = readTruth(played).goneAt('office')
    expect(goneAt).not.toBeNull()
    expect(onhook.endedAt()).toBeGreaterThan(goneAt ?? Number.POSITIVE_INFINITY)
  })
}

test('while it waits it says so, and stays', async ({ launch, double }) => {
  const played = await double(ONE_NEVER)
  const onhook = await launch({ environment: played.environment })
  const window = await onhook.window()
  await hangUpFromMenu(onhook)
  await (await onhook.item()).press('Quit')
  const question = window.getByRole('group', { name: 'Finishing hang-up' }).or(window.getByRole('dialog'))
  await expect(question).toBeVisible()
  expect(onhook.endedAt()).toBeNull()
})

test('told to leave, it leaves at once, and the next start knows of the hang-up', async ({ launch, double }) => {
  const played = await double(ONE_NEVER)
  const onhook = await launch({ environment: played.environment })
  const window = await onhook.window()
  await hangUpFromMenu(onhook)
  await (await onhook.item()).press('Quit')
  // The page may go before the click is over; if nobody was clicked, the end does not come.
  await window
    .getByRole('button', { name: 'Quit now' })
    .click()
    .catch(() => {})
  await onhook.ended
  expect(readTruth(played).gone('office')).toBe(false)

  const empty = await double('onhook-scenario version=1\n')
  const next = await launch({ environment: empty.environment, userData: onhook.userData })
  await (await next.item()).activate()
  await expect((await next.popover()).getByText(/interrupted/i).first()).toBeVisible()
})

test('without a hang-up it quits at once and hangs up nothing', async ({ launch, double }) => {
  const played = await double(ONE_NEVER)
  const onhook = await launch({ environment: played.environment })
  await onhook.window()
  await (await onhook.item()).press('Quit')
  await onhook.ended
  expect(readTruth(played).calls('RasHangUpW', 0x1000n)).toEqual([])
})

test('it leaves although a call to Windows never returns', async ({ launch, double }) => {
  const played = await double(ONE_BLOCKED)
  const onhook = await launch({ environment: played.environment, switches: ['--hidden'] })
  await hangUpFromMenu(onhook)
  onhook.app.process().kill('SIGTERM')
  await expect.poll(() => onhook.sees('popover')).toBe(true)
  expect(onhook.endedAt()).toBeNull()
  // The second time is not a question any more.
  onhook.app.process().kill('SIGTERM')
  await onhook.ended
  expect(readTruth(played).gone('office')).toBe(false)
})

test('a start with --quit starts nothing where none runs', async ({ launch, double }) => {
  const played = await double(ONE_SLOW)
  const first = await launch({ environment: played.environment, switches: ['--hidden'] })
  startAgain(first, ['--quit'])
  await first.ended
  const again = startAgain(first, ['--quit'])
  const code = await new Promise<number | null>((resolve) => again.once('exit', resolve))
  expect(code).toBe(0)
  expect(first.log().match(/OnHook .* on Electron/g)).toHaveLength(1)
})
