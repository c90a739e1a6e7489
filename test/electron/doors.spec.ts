import { expect, test } from './fixtures.ts'

test('a view has no Node.js, a sandbox, and a world apart from the preload', async ({ launch }) => {
  const onhook = await launch({ environment: { ONHOOK_SCENARIO: 'empty' } })
  const page = await onhook.window()
  expect(
    await page.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis)),
  ).toEqual([])
  const preferences = await onhook.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) =>
      Reflect.get(webContents, 'getLastWebPreferences').call(webContents),
    ),
  )
  for (const each of preferences) {
    expect(each).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    })
  }
})

test('a view can open, load and reach nothing but itself', async ({ launch }) => {
  const onhook = await launch({ environment: { ONHOOK_SCENARIO: 'empty' } })
  const page = await onhook.window()
  const before = page.url()
  const tried = await page.evaluate(async () => {
    const refused = (attempt: Promise<unknown>) =>
      attempt.then(
        () => 'allowed',
        () => 'refused',
      )
    const frame = document.createElement('iframe')
    frame.src = 'https://example.com/'
    const script = document.createElement('script')
    script.textContent = 'globalThis.inlined = true'
    document.body.append(frame, script)
    const said = {
      opened: window.open('https://example.com/') === null ? 'refused' : 'allowed',
      network: await refused(fetch('https://example.com/')),
      file: await refused(fetch('file:///etc/passwd')),
      inline: Reflect.has(globalThis, 'inlined') ? 'allowed' : 'refused',
      camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
      notifications: (await Notification.requestPermission()) === 'granted' ? 'allowed' : 'refused',
      outside: (await fetch('/../../package.json').catch(() => ({ ok: false }))).ok ? 'allowed' : 'refused',
    }
    frame.remove()
    return said
  })
  expect(Object.entries(tried).filter(([, answer]) => answer !== 'refused')).toEqual([])
  await page.evaluate(() => {
    location.href = 'https://example.com/'
  })
  await page.waitForTimeout(200)
  expect(page.url()).toBe(before)
  expect(await onhook.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})
