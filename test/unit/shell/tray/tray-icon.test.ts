import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ICON_FRAME } from '../../../../electron/shell/timings.ts'
import { type Ground, groundOf, iconFile, MOTION, type Picture } from '../../../../electron/shell/tray/tray-icon.ts'

const ICONS = join(import.meta.dirname, '../../../../electron/shell/icons')

test.each([
  ['a dark taskbar', { highContrast: false, dark: true }, 'win32', 'dark'],
  ['a light taskbar', { highContrast: false, dark: false }, 'win32', 'light'],
  ['high contrast', { highContrast: true, dark: false }, 'win32', 'contrast'],
  ['high contrast on a dark taskbar', { highContrast: true, dark: true }, 'win32', 'contrast'],
  ['a panel of which nothing is told', { highContrast: false, dark: false }, 'linux', 'dark'],
] as const)('%s gets an icon of its own', (_what, taskbar, platform, ground) => {
  expect(groundOf(taskbar, platform)).toBe(ground)
})

test('every picture is there for every taskbar, as .ico and .png', () => {
  const pictures: readonly Picture[] = ['nothing', 'connected', 'hanging-up', 'problem', ...MOTION]
  const grounds: readonly Ground[] = ['dark', 'light', 'contrast']
  const files = pictures.flatMap((picture) => grounds.map((ground) => iconFile(picture, ground)))
  const missing = files
    .flatMap((file) => [`${file}.ico`, `${file}.png`])
    .filter((file) => !existsSync(join(ICONS, file)))
  expect(missing).toEqual([])
})

test('the motion ends within two seconds with the picture that stays', () => {
  expect(MOTION.at(-1)).toBe('hanging-up')
  expect(MOTION.length * ICON_FRAME).toBeLessThanOrEqual(2_000)
})
