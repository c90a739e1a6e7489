import type { Rectangle } from 'electron'
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
    tellsPlace: false,
    balloon: () => {},
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

const HERE: Rectangle = { x: 1_800, y: 1_040, width: 24, height: 24 }
const NOWHERE: Rectangle = { x: 0, y: 0, width: 0, height: 0 }

/** A tray on a system that tells places: `places` for each icon in turn, the last for all that follow. */
function placedTray(...places: readonly Rectangle[]) {
  const made: FakeTray[] = []
  const told: string[] = []
  let pauses = 0
  let whilePausing = () => {}
  const tray = new Tray({
    makers: {
      ...makersOf(new FakeTray()),
      tray: () => {
        const place = places[Math.min(made.length, places.length - 1)] ?? NOWHERE
        const icon = new FakeTray(() => moved.get(icon) ?? place)
        made.push(icon)
        return makersOf(icon).tray()
      },
    },
    words: () => createWords('en'),
    style: () => ({ ground: 'dark', still: true }),
    menuBeforehand: false,
    tellsPlace: true,
    clicked: () => {},
    latest: () => snapshot(),
    act: () => {},
    balloon: () => {},
    pause: async () => {
      pauses += 1
      whilePausing()
    },
    log: { info: () => {}, warn: (line) => told.push(line) },
  })
  const moved = new Map<FakeTray, Rectangle>()
  return {
    tray,
    made,
    told,
    pauses: () => pauses,
    place: (icon: FakeTray, at: Rectangle) => moved.set(icon, at),
    whilePausing: (run: () => void) => {
      whilePausing = run
    },
  }
}

const gone = (icon: FakeTray | undefined): boolean => icon?.isDestroyed() === true

test('an icon without a place was not taken: it is made anew until one has a place', async () => {
  const { tray, made, told } = placedTray(NOWHERE, NOWHERE, HERE)
  expect(await tray.start(YES)).toBe(true)
  expect(made.map(gone)).toEqual([true, true, false])
  expect(told).toEqual([
    'tray failed, again in 500 ms: the icon has no place',
    'tray failed, again in 1000 ms: the icon has no place',
  ])
  expect(tray.bounds()).toEqual(HERE)
})

test('an icon whose place is told late is left where it is', async () => {
  const { tray, made, place, whilePausing } = placedTray(NOWHERE)
  whilePausing(() => {
    for (const icon of made) place(icon, HERE)
  })
  expect(await tray.start(YES)).toBe(true)
  expect(made.map(gone)).toEqual([false])
})

test('without a place to the end it is given up, and the last icon stays', async () => {
  const { tray, made, pauses } = placedTray(NOWHERE)
  expect(await tray.start(YES)).toBe(false)
  expect(pauses()).toBe(TRAY_RETRIES.length)
  expect(made.map(gone)).toEqual([...TRAY_RETRIES.map(() => true), false])
  expect(tray.expected).toBe(false)
})

test('an icon that is clicked is there, whatever is told of its place', async () => {
  const { tray, made } = placedTray(NOWHERE)
  await tray.start(YES)
  made.at(-1)!.emit('click', {}, NOWHERE)
  expect(tray.expected).toBe(true)
})

test('on a new taskbar an icon that was put back gets its tooltip again', async () => {
  const { tray, made } = placedTray(HERE)
  await tray.start(YES)
  const [icon] = made
  icon!.told.length = 0
  expect(await tray.taskbarCreated()).toBe(true)
  expect(icon!.told).toEqual([expect.stringMatching(/^tooltip OnHook/)])
  expect(made).toHaveLength(1)
})

test('on a new taskbar an icon that was not put back is made anew', async () => {
  const { tray, made, place } = placedTray(HERE)
  await tray.start(YES)
  place(made[0]!, NOWHERE)
  expect(await tray.taskbarCreated()).toBe(true)
  expect(made.map(gone)).toEqual([true, false])
})

test('a taskbar that comes after the icon was given up gets one', async () => {
  const { tray, made } = placedTray(...TRAY_RETRIES.map(() => NOWHERE), NOWHERE, HERE)
  expect(await tray.start(YES)).toBe(false)
  expect(await tray.taskbarCreated()).toBe(true)
  expect(made.map(gone).filter((each) => !each)).toHaveLength(1)
  expect(tray.expected).toBe(true)
})

test('several new taskbars at once, or one at the end of the program, make no second icon', async () => {
  const { tray, made, place } = placedTray(HERE)
  await tray.start(YES)
  place(made[0]!, NOWHERE)
  await Promise.all([tray.taskbarCreated(), tray.taskbarCreated(), tray.taskbarCreated()])
  expect(made).toHaveLength(2)
  tray.destroy()
  expect(await tray.taskbarCreated()).toBe(false)
  expect(made).toHaveLength(2)
})
