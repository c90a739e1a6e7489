import { expect, test } from './fixtures.ts'
import { STRANGE, THREE } from './scenarios.ts'
import { readTruth } from './truth.ts'

const BAD = [
  { what: 'a library that is not there', environment: { ONHOOK_RAS: '/nowhere/librasapi32.so' }, says: /nowhere/ },
  { what: 'an unknown ONHOOK_RAS', environment: { ONHOOK_RAS: 'telepathy' }, says: /telepathy/ },
  {
    what: 'an unknown scenario',
    environment: { ONHOOK_RAS: 'simulator', ONHOOK_SCENARIO: 'opera' },
    says: /opera/,
  },
] as const

for (const { what, environment, says } of BAD) {
  test(`with ${what} it starts, says why, and offers to try again`, async ({ launch }) => {
    const onhook = await launch({ environment })
    const window = await onhook.window()
    await expect(window.getByText(says).first()).toBeVisible()
    await window.getByRole('button', { name: 'Try again' }).click()
    await expect(window.getByText(says).first()).toBeVisible()
    expect(await (await onhook.item()).tooltip()).not.toBe('')
  })
}

test('with a library that lacks an export it starts, and names the export', async ({ launch, double }) => {
  const played = await double(THREE, { without: ['RasHangUpW'] })
  const onhook = await launch({ environment: played.environment })
  const window = await onhook.window()
  await expect(window.getByText(/RasHangUpW/).first()).toBeVisible()
  await expect(window.getByRole('button', { name: 'Try again' })).toBeVisible()
})

test('a payload that is not in the schema is refused, logged, and nothing is done', async ({ launch, double }) => {
  const played = await double(THREE)
  const onhook = await launch({ environment: played.environment })
  const window = await onhook.window()
  await expect(window.getByRole('button', { name: 'Hang up Office VPN' })).toBeVisible()
  const answers = await window.evaluate(async () => {
    const bridge: unknown = Reflect.get(globalThis, 'onhook')
    if (typeof bridge !== 'object' || bridge === null || !('call' in bridge)) throw new Error('There is no bridge.')
    const { call } = bridge
    if (typeof call !== 'function') throw new Error('The bridge has no call.')
    return Promise.all([
      call('hangUp', { connection: 'office', link: 'first', confirmed: true }),
      call('hangUp', { connection: 'office', link: null, confirmed: true, path: '/etc/passwd' }),
      call('hangUpAll', null),
      call('formatDisk', null),
    ])
  })
  expect(answers.map((answer: unknown) => JSON.parse(String(answer)))).toEqual(
    Array.from({ length: 4 }, () => ({ ok: false, refusal: 'bad-request' })),
  )
  await expect.poll(() => onhook.log()).toMatch(/hangUp refused/)
  expect(readTruth(played).calls('RasHangUpW', 0x1000n)).toEqual([])
})

test('a sender that is none of our views is refused, logged, and nothing is done', async ({ launch, double }) => {
  const played = await double(THREE)
  const onhook = await launch({ environment: played.environment })
  await expect((await onhook.window()).getByRole('button', { name: 'Hang up Office VPN' })).toBeVisible()
  // A window with our preload and our page, but that nobody of ours has opened.
  const answer = await onhook.app.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/out/preload/preload.cjs`
    const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
    await foreign.loadURL('app://onhook/window.html')
    const said: unknown = await foreign.webContents.executeJavaScript(
      "window.onhook.call('hangUpAll', { connections: ['c1'], includeOthers: true }).then(JSON.parse)",
    )
    foreign.destroy()
    return said
  })
  expect(answer).toEqual({ ok: false, refusal: 'foreign-sender' })
  await expect.poll(() => onhook.log()).toMatch(/foreign sender/)
  expect(readTruth(played).calls('RasHangUpW', 0x1000n)).toEqual([])
})

test('a state that nobody knows is shown with its number', async ({ launch, double }) => {
  const onhook = await launch({ environment: (await double(STRANGE)).environment })
  const row = (await onhook.window()).getByRole('listitem', { name: 'Odd', exact: true }).first()
  await expect(row.getByText(`Unknown (${0x7777})`)).toBeVisible()
})

test('an error that nobody caught is logged and shown, and OnHook goes on', async ({ launch }) => {
  const onhook = await launch({ environment: { ONHOOK_SCENARIO: 'empty' } })
  const window = await onhook.window()
  await onhook.app.evaluate(() => {
    setTimeout(() => {
      throw new Error('nobody thought of this')
    })
  })
  await expect(window.getByText(/went wrong.*nobody thought of this/)).toBeVisible()
  expect(onhook.log()).toMatch(/unexpected: Error: nobody thought of this\n\s+at /)
  expect(await (await onhook.item()).tooltip()).not.toBe('')
})
