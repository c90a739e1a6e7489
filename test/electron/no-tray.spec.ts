import { expect, test } from '@playwright/test'
import { launchOnHook } from './launch.ts'

test('where nobody shows tray icons the window opens instead, even with --hidden, says so, and ends it all when closed', async () => {
  const onhook = await launchOnHook(null, { switches: ['--hidden'], environment: { ONHOOK_SCENARIO: 'empty' } })
  try {
    const window = await onhook.window()
    await expect(window.getByText(/Nothing confirms that OnHook’s icon is visible/)).toBeVisible()
    await expect.poll(() => onhook.sees('window')).toBe(true)
    // Nothing would lead back to it.
    await onhook.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => {})
    expect(await onhook.ended).toBe(0)
  } finally {
    await onhook.dispose()
  }
})
