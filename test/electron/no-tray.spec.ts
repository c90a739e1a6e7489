import { expect, test } from '@playwright/test'
import { launchOnHook } from './launch.ts'

test('where nobody shows tray icons the window opens instead, even with --hidden, and says so', async () => {
  const onhook = await launchOnHook(null, { switches: ['--hidden'], environment: { ONHOOK_SCENARIO: 'empty' } })
  try {
    const window = await onhook.window()
    await expect(window.getByText(/no tray/i)).toBeVisible()
    await expect.poll(() => onhook.sees('window')).toBe(true)
  } finally {
    await onhook.dispose()
  }
})
