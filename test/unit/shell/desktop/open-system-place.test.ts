import { expect, test } from 'vitest'
import type { SystemPlace } from '../../../../electron/contract/schema.ts'
import { openSystemPlace } from '../../../../electron/shell/desktop/open-system-place.ts'

function open(place: SystemPlace, platform: NodeJS.Platform = 'win32', trouble = '') {
  const opened: string[] = []
  const reply = openSystemPlace(place, {
    platform,
    inSystemFolder: (file) => `C:\\Windows\\System32\\${file}`,
    shell: {
      openPath: async (path) => {
        opened.push(path)
        return trouble
      },
      openExternal: async (address) => {
        opened.push(address)
        if (trouble !== '') throw new Error(trouble)
      },
    },
  })
  return { opened, reply }
}

test.each([
  ['services', 'C:\\Windows\\System32\\services.msc'],
  ['startup-apps', 'ms-settings:startupapps'],
  ['notifications', 'ms-settings:notifications'],
] as const)('"%s" opens %s', async (place, expected) => {
  const { opened, reply } = open(place)
  expect(await reply).toEqual({ ok: true })
  expect(opened).toEqual([expected])
})

test.each(['services', 'startup-apps'] as const)('"%s" that does not open is said to have failed', async (place) => {
  expect(await open(place, 'win32', 'There is no such thing.').reply).toEqual({ ok: false, refusal: 'failed' })
})

test('off Windows there is no such place', async () => {
  const { opened, reply } = open('services', 'linux')
  expect(await reply).toEqual({ ok: false, refusal: 'not-here' })
  expect(opened).toEqual([])
})
