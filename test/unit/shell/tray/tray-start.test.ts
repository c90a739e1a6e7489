import { expect, test } from 'vitest'
import { createWords } from '../../../../electron/contract/words/create-words.ts'
import { TRAY_RETRIES } from '../../../../electron/shell/timings.ts'
import { Tray } from '../../../../electron/shell/tray/tray.ts'
import { snapshot } from '../../../fixtures/snapshots.ts'
import { FakeTray, makersOf } from './fake-tray.ts'

/** A tray that fails so often before it takes an icon. */
function lateTray(failures: number, whilePausing: (tray: Tray) => void = () => {}) {
  const told: string[] = []
  const paused: number[] = []
  const makers = makersOf(new FakeTray())
  let left = failures
  const tray: Tray = new Tray({
    makers: {
      ...makers,
      tray: () => {
        if (left-- > 0) throw new Error('There is no taskbar yet.')
        told.push('made')
        return makers.tray()
      },
    },
    words: () => createWords('en'),
    style: () => ({ ground: 'dark', still: true }),
    menuBeforehand: true,
    clicked: () => {},
    latest: () => snapshot(),
    act: () => {},
    pause: async (ms) => {
      paused.push(ms)
      whilePausing(tray)
    },
    log: { info: () => {}, warn: (line) => told.push(line.split(':', 1)[0] ?? '') },
  })
  return { tray, told, paused }
}

const YES = Promise.resolve(true)
const NO = Promise.resolve(false)

test('an icon that is late comes all the same, and each failure is logged', async () => {
  const { tray, told, paused } = lateTray(2)
  expect(await tray.start(YES)).toBe(true)
  expect(told).toEqual(['tray failed, again in 500 ms', 'tray failed, again in 1000 ms', 'made'])
  expect(paused).toEqual(TRAY_RETRIES.slice(0, 2))
  expect(tray.expected).toBe(true)
})

test('what is to be shown meanwhile is lost, and nothing breaks', () => {
  const { tray, told } = lateTray(0)
  tray.render(snapshot())
  tray.repaint()
  tray.focus()
  expect(tray.bounds()).toBeNull()
  expect(told).toEqual([])
})

test('as long as it may come it is expected', () => {
  expect(lateTray(0).tray.expected).toBe(true)
})

test('where nobody shows icons none is made', async () => {
  const { tray, told } = lateTray(0)
  expect(await tray.start(NO)).toBe(false)
  expect(told).toEqual([])
  expect(tray.expected).toBe(false)
})

test('it is given up after one to three minutes', async () => {
  const { tray, told, paused } = lateTray(99)
  expect(await tray.start(YES)).toBe(false)
  expect(told.at(-1)).toBe('tray failed, given up')
  expect(tray.expected).toBe(false)
  const all = paused.reduce((sum, ms) => sum + ms, 0)
  expect(all).toBeGreaterThan(60_000)
  expect(all).toBeLessThan(180_000)
})

test('none is made any more once the program is on its way out', async () => {
  const { tray, told } = lateTray(1, (waiting) => waiting.destroy())
  expect(await tray.start(YES)).toBe(false)
  expect(told).not.toContain('made')
})
