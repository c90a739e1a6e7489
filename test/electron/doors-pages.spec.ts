import type { Page } from '@playwright/test'
import { callFrom } from './bridge.ts'
import { expect, test } from './fixtures.ts'

/** What a script in a view could lead the user to: another page in the same window, the system's own dialogs. */

const EMPTY = { environment: { ONHOOK_SCENARIO: 'empty' } }

/** Where a page can go without anybody being asked. */
const AWAY: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ['about:blank', (page) => page.evaluate(() => location.assign('about:blank'))],
  ['about:blank by replace', (page) => page.evaluate(() => location.replace('about:blank#x'))],
  ['about:srcdoc', (page) => page.evaluate(() => location.assign('about:srcdoc'))],
  [
    'a link to about:blank',
    (page) =>
      page.evaluate(() => {
        const link = document.body.appendChild(document.createElement('a'))
        link.href = 'about:blank'
        link.click()
      }),
  ],
]

test('a view that navigates away is loaded again, and the log tells', async ({ launch }) => {
  const onhook = await launch(EMPTY)
  const page = await onhook.window()
  for (const [name, go] of AWAY) {
    await test.step(name, async () => {
      const before = onhook.log().length
      await page.evaluate(() => Reflect.set(globalThis, 'old', true))
      await go(page).catch(() => {})
      await expect.poll(() => onhook.log().slice(before)).toMatch(/navigation denied: "\w+:"; the view is loaded again/)
      const seen = () => page.evaluate(() => [location.pathname, 'old' in globalThis]).catch(() => null)
      await expect.poll(seen).toEqual(['/window.html', false])
      await expect(page.getByRole('navigation').first()).toBeVisible()
      expect(await callFrom(page, 'snapshot', null)).toMatchObject({ ok: true })
    })
  }
})

for (const [name, address] of [
  ['a blob', 'blob:'],
  ['data', 'data:text/html,x'],
  ['a script', "javascript:'x'"],
] as const) {
  test(`a view that wants to go to ${name} stays, and the log tells`, async ({ launch }) => {
    const onhook = await launch(EMPTY)
    const page = await onhook.window()
    const blob = () => location.assign(URL.createObjectURL(new Blob(['x'], { type: 'text/html' })))
    await (name === 'a blob' ? page.evaluate(blob) : page.evaluate((to) => location.assign(to), address)).catch(
      () => {},
    )
    await expect.poll(() => onhook.log()).toMatch(/denied/)
    const seen = () => page.evaluate(() => [location.pathname, document.querySelector('nav') !== null])
    await expect.poll(seen).toEqual(['/window.html', true])
  })
}

test('the bridge of a page that has gone away answers nothing', async ({ launch }) => {
  const onhook = await launch(EMPTY)
  await onhook.window()
  const answer = await onhook.app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) throw new Error('There is no window.')
    const { webContents } = window
    // As if nobody brought it back.
    webContents.removeAllListeners('did-navigate')
    await webContents.executeJavaScript("void (location.href = 'about:blank')")
    await new Promise((resolve) => setTimeout(resolve, 500))
    const said: unknown = await webContents.executeJavaScript(
      "window.onhook === undefined ? 'no bridge' : window.onhook.call('snapshot', null).then(JSON.parse)",
    )
    return { url: webContents.getURL(), said }
  })
  expect(answer.url).toBe('about:blank')
  expect([{ ok: false, refusal: 'foreign-sender' }, 'no bridge']).toContainEqual(answer.said)
})

test('a view opens none of the system’s dialogs, and the log tells', async ({ launch }) => {
  const onhook = await launch(EMPTY)
  const page = await onhook.window()
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.type())
    void dialog.dismiss()
  })
  page.on('filechooser', () => dialogs.push('file chooser'))
  const ways: readonly (readonly [string, () => unknown])[] = [
    ['print', () => window.print()],
    ['alert', () => window.alert('x')],
    ['confirm', () => window.confirm('x')],
    [
      'file picker',
      async () => {
        for (const name of ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker']) {
          await Reflect.get(window, name)().catch(() => {})
        }
      },
    ],
    ['file picker', () => Object.assign(document.createElement('input'), { type: 'file' }).click()],
  ]
  for (const [name, go] of ways) {
    await test.step(name, async () => {
      const before = onhook.log().length
      await page.evaluate(go).catch(() => {})
      await expect.poll(() => onhook.log().slice(before)).toContain(`${name} denied`)
    })
  }
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'picker' })
    document.body.prepend(input)
  })
  await page.locator('#picker').click({ force: true })
  await page.waitForTimeout(300)
  expect(dialogs).toEqual([])
})

test('print stays shut in a frame, where the page’s witness is not', async ({ launch }) => {
  const onhook = await launch(EMPTY)
  const page = await onhook.window()
  const before = onhook.log().length
  await page.evaluate(() => document.body.appendChild(document.createElement('iframe')).contentWindow?.print())
  await expect.poll(() => onhook.log().slice(before)).toContain('print denied')
})

test('what is dropped on a view goes nowhere, and the log tells', async ({ launch }) => {
  const onhook = await launch(EMPTY)
  const page = await onhook.window()
  const input = await onhook.app.context().newCDPSession(page)
  const data = {
    items: [{ mimeType: 'text/uri-list', data: 'http://127.0.0.1:9/' }],
    files: ['/etc/hostname'],
    dragOperationsMask: 1,
  }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await input.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data })
  }
  await expect.poll(() => onhook.log()).toContain('drop denied')
  expect(page.url()).toMatch(/^app:\/\/onhook\/window\.html/)
})

test('a flood of calls is answered busy, and neither another view nor the log suffers', async ({ launch }) => {
  const onhook = await launch(EMPTY)
  const window = await onhook.window()
  await (await onhook.item()).activate()
  const popover = await onhook.popover()
  const flood = window.evaluate(async () => {
    const { call } = Reflect.get(globalThis, 'onhook')
    const answers = await Promise.all(
      Array.from({ length: 20_000 }, () => call('hangUp', { connection: 'c9', link: null, confirmed: true })),
    )
    return answers.filter((answer) => answer === '{"ok":false,"refusal":"busy"}').length
  })
  const began = Date.now()
  for (let count = 0; count < 20; count += 1) {
    expect(await callFrom(popover, 'snapshot', null)).toMatchObject({ ok: true })
  }
  console.log(`20 snapshots of the popover beside the flood took ${Date.now() - began} ms`)
  expect(await flood).toBeGreaterThan(15_000)
  expect(onhook.log().split('\n').length).toBeLessThan(200)
  await expect.poll(() => callFrom(window, 'snapshot', null)).toMatchObject({ ok: true })
})
