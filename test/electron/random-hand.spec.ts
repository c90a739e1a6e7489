import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { CALL_CHANNEL } from '../../electron/contract/ipc.ts'
import { asked, callText, playHand, RESTLESS } from '../fixtures/random-hand.ts'
import { expect, test } from './fixtures.ts'
import type { OnHook, View } from './launch.ts'
import { folderWith } from './settings-folder.ts'

const LAYOUTS: readonly { readonly view: View; readonly zoom: number }[] = [
  { view: 'popover', zoom: 1 },
  { view: 'popover', zoom: 1.5 },
  { view: 'window', zoom: 1 },
  { view: 'window', zoom: 1.5 },
]

const { presses, seed } = asked(20)
const SHARE = Math.ceil(presses / LAYOUTS.length)

const EACH_MAY_TAKE = 4_000

/** ms */
const ON_ITS_WAY = 50

/** The calls that come to the main process, whatever a view says of them. */
async function watchCalls({ app }: OnHook): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ ipcMain }, channel) => {
    const made: (readonly [string, unknown])[] = []
    Reflect.set(globalThis, 'onhookCalls', made)
    const handlers: Map<string, (...parts: readonly unknown[]) => unknown> = Reflect.get(ipcMain, '_invokeHandlers')
    const carry = handlers.get(channel)
    if (carry === undefined) throw new Error('Nobody carries calls.')
    handlers.set(channel, (event, name, payload) => {
      made.push([String(name), payload])
      return carry(event, name, payload)
    })
  }, CALL_CHANNEL)
  return async () => {
    // A call is on its way for a moment.
    await new Promise((resolve) => setTimeout(resolve, ON_ITS_WAY))
    const made: readonly (readonly [string, unknown])[] = await app.evaluate(() =>
      Reflect.get(globalThis, 'onhookCalls').splice(0),
    )
    return made.flatMap(([name, request]) => callText(name, request) ?? [])
  }
}

async function viewOf(onhook: OnHook, view: View): Promise<Page> {
  if (view === 'window') return onhook.window()
  await (await onhook.item()).activate()
  return onhook.popover()
}

for (const { view, zoom } of LAYOUTS) {
  test(`random presses in the ${view} at ${zoom * 100} % meet what they were meant for, or nothing`, async ({
    launch,
  }) => {
    test.setTimeout(60_000 + SHARE * EACH_MAY_TAKE)
    const file = `${folderWith({})}/restless.scenario`
    writeFileSync(file, RESTLESS)
    const onhook = await launch({
      environment: { ONHOOK_RAS: 'simulator', ONHOOK_SCENARIO: file },
      switches: [`--force-device-scale-factor=${zoom}`, ...(view === 'popover' ? ['--hidden'] : [])],
    })
    const page = await viewOf(onhook, view)
    const list = page.getByRole('list', { name: 'Connections', exact: true })
    await expect(list.getByRole('listitem').first()).toBeVisible()
    // Moved and made smaller by the shell, as a screen that changes does it.
    const resize = (by: number) =>
      onhook.app.evaluate(({ BrowserWindow }, less) => {
        const window = BrowserWindow.getAllWindows().find((each) => each.isVisible())
        const bounds = window?.getBounds()
        if (bounds !== undefined) window?.setBounds({ ...bounds, y: 40 + (less % 60), height: 600 - less })
      }, by)
    const called = await watchCalls(onhook)
    const told = await playHand({ page, list, hand: 'mouse', presses: SHARE, seed, resize, called })
    console.log(`Electron's ${view} at ${zoom * 100} %: ${told.pressed} presses, ${told.acted} acted`)
    expect(told.wrong).toEqual([])
    expect(told.missed).toEqual([])
    expect(told.pressed).toBe(SHARE)
  })
}
