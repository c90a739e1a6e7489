import { expect, test } from './fixtures.ts'
import type { OnHook } from './launch.ts'
import { folderWith, settingsIn } from './settings-folder.ts'

const EMPTY = { ONHOOK_SCENARIO: 'empty' }
const PLACE = { x: 60, y: 40, width: 900, height: 640, maximized: false }

const boundsOf = (onhook: OnHook) =>
  onhook.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds() ?? null)

const close = (onhook: OnHook) => onhook.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

test('the window opens where it was left', async ({ launch }) => {
  const userData = folderWith({}, { window: PLACE })
  const onhook = await launch({ environment: EMPTY, userData })
  await onhook.window()
  const { maximized, ...place } = PLACE
  expect(await boundsOf(onhook)).toEqual(place)
  await onhook.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 120, y: 90, width: 700, height: 500 })
  })
  const moved = { x: 120, y: 90, width: 700, height: 500, maximized }
  await expect.poll(() => settingsIn(userData)).toMatchObject({ window: moved })
})

test('a window that was left on a display that has gone comes back on screen', async ({ launch }) => {
  const userData = folderWith({}, { window: { ...PLACE, x: 4_000, y: -2_000 } })
  const onhook = await launch({ environment: EMPTY, userData })
  await onhook.window()
  // The display is 1280 × 1024.
  expect(await boundsOf(onhook)).toEqual({ x: 380, y: 0, width: 900, height: 640 })
})

test('closing it quits where the user wants that', async ({ launch }) => {
  const onhook = await launch({ environment: EMPTY, userData: folderWith({ closeHides: false }) })
  await onhook.item()
  await onhook.window()
  await expect.poll(() => onhook.sees('window')).toBe(true)
  await close(onhook).catch(() => {})
  expect(await onhook.ended).toBe(0)
})

test('a view that crashes is loaded again and shows what it showed', async ({ launch }) => {
  const onhook = await launch({ environment: { ONHOOK_SCENARIO: 'multilink' }, userData: folderWith({}) })
  const list = async () => (await onhook.window()).getByRole('list', { name: 'Connections' })
  await expect(await list()).toBeVisible()
  await onhook.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  await expect.poll(() => onhook.log()).toMatch(/window broke down/)
  // Playwright's page has gone with the renderer; the window's own answers count.
  await expect
    .poll(() =>
      onhook.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          "document.querySelectorAll('[role=list],ul,ol').length > 0 && document.body.innerText.length > 20",
        ),
      ),
    )
    .toBe(true)
  expect(await onhook.sees('window')).toBe(true)
})

test('a view that crashes again and again is given up, with a sentence, and the menu still works', async ({
  launch,
}) => {
  const onhook = await launch({ environment: { ONHOOK_SCENARIO: 'multilink' }, userData: folderWith({}) })
  await onhook.window()
  await onhook.app.evaluate(({ dialog }) => {
    const said: string[] = []
    Reflect.set(globalThis, 'said', said)
    // A message box of the system's cannot be read from here.
    Reflect.set(dialog, 'showMessageBox', async ({ message }: { readonly message: string }) => {
      said.push(message)
      return { response: 0 }
    })
  })
  for (let crash = 1; crash <= 3; crash += 1) {
    await onhook.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    )
    await expect.poll(() => onhook.log().match(/window broke down/g)?.length).toBe(crash)
    if (crash < 3) await loaded(onhook)
  }
  await expect.poll(() => onhook.app.evaluate(() => Reflect.get(globalThis, 'said'))).toHaveLength(1)
  expect(await onhook.sees('window')).toBe(false)
  const labels = (await (await onhook.item()).menu()).map(({ label }) => label)
  expect(labels).toContain('Quit')
  await (await onhook.item()).press('Quit')
  expect(await onhook.ended).toBe(0)
})

/** The page has been loaded again after a crash. */
async function loaded(onhook: OnHook): Promise<void> {
  await expect
    .poll(() =>
      onhook.app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        return contents?.isCrashed() === false && !contents.isLoading()
      }),
    )
    .toBe(true)
}
