import { expect, test } from 'vitest'
import type { Notice } from '../../../../electron/contract/notice.ts'
import { FIRST_SETTINGS } from '../../../../electron/contract/settings.ts'
import { SettingsKeeper } from '../../../../electron/shell/desktop/settings-keeper.ts'
import {
  FIRST_PREFERENCES,
  type SavedPreferences,
  type SettingsRead,
} from '../../../../electron/storage/settings-file.ts'
import { createVirtualClock } from '../../../fixtures/virtual-clock.ts'

const READ: SettingsRead = { kept: FIRST_PREFERENCES, notice: null, faults: [] }
const preferences = (theme: 'light' | 'dark'): SavedPreferences => ({
  ...FIRST_PREFERENCES,
  settings: { ...FIRST_SETTINGS, theme },
})

/** A settings file that answers when it is told to. */
function slowFile() {
  const clock = createVirtualClock()
  const told: string[] = []
  const written: SavedPreferences[] = []
  let answerRead: (read: SettingsRead) => void = () => {}
  let answerWrite: (notice: Notice | null) => void = () => {}
  const keeper = new SettingsKeeper({
    engine: {
      notice: ({ kind, detail }) => void told.push(`${kind}: ${detail}`),
      withdraw: (id) => {
        told.push(`withdrawn: ${id}`)
        return { ok: true }
      },
    },
    file: {
      read: () =>
        new Promise((resolve) => {
          answerRead = resolve
        }),
      write: (all) => {
        written.push(all)
        return new Promise((resolve) => {
          answerWrite = resolve
        })
      },
    },
    after: (ms, run) => clock.after(ms, run),
  })
  return {
    clock,
    keeper,
    told,
    written,
    read: () => answerRead(READ),
    wrote: (notice: Notice | null) => answerWrite(notice),
  }
}

test('a file that answers at once is waited for', async () => {
  const { keeper, read, told } = slowFile()
  const reading = keeper.read(() => told.push('late'))
  read()
  expect(await reading).toEqual(READ)
  expect(told).toEqual([])
})

test('one that does not is told, comes late, and is told no more', async () => {
  const { clock, keeper, read, told } = slowFile()
  const reading = keeper.read(() => told.push('late'))
  await clock.advance(300)
  expect(await reading).toBeNull()
  await clock.advance(5_000)
  read()
  await clock.advance(1)
  expect(told).toEqual(['file-late: settings.json', 'withdrawn: settings-late', 'late'])
})

test('while a write does not end the newest waits, and the user is told', async () => {
  const { clock, keeper, told, written, wrote } = slowFile()
  keeper.write(preferences('light'))
  keeper.write(preferences('dark'))
  keeper.write(preferences('light'))
  await clock.advance(2_500)
  expect(told).toEqual(['settings-not-kept: settings.json: the disk does not answer'])
  wrote(null)
  await clock.advance(1)
  wrote(null)
  await keeper.flush()
  expect(written).toHaveLength(2)
  expect(told.at(-1)).toBe('withdrawn: settings-not-kept')
})
