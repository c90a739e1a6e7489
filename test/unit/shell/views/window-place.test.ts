import { describe, expect, test } from 'vitest'
import type { Display, Rect } from '../../../../electron/shell/views/popover-place.ts'
import { placeWindow } from '../../../../electron/shell/views/window-place.ts'

const rect = (x: number, y: number, width: number, height: number): Rect => ({ x, y, width, height })

const first: Display = { bounds: rect(0, 0, 1920, 1080), workArea: rect(0, 0, 1920, 1032) }
const right: Display = { bounds: rect(1920, 0, 1280, 1024), workArea: rect(1920, 0, 1280, 984) }
const left: Display = { bounds: rect(-1280, 100, 1280, 1024), workArea: rect(-1280, 100, 1280, 1024) }
const laptop: Display = { bounds: rect(0, 0, 800, 480), workArea: rect(0, 0, 800, 440) }

const TABLE: readonly (readonly [string, Rect, readonly Display[], Rect])[] = [
  ['where it was', rect(100, 80, 880, 600), [first], rect(100, 80, 880, 600)],
  ['where it was, on the second display', rect(2000, 80, 880, 600), [first, right], rect(2000, 80, 880, 600)],
  ['where it was, with negative coordinates', rect(-900, 300, 700, 500), [first, left], rect(-900, 300, 700, 500)],
  ['where it was, half over the edge', rect(1600, 500, 880, 600), [first], rect(1600, 500, 880, 600)],
  ['on what is left when its display has gone', rect(2000, 80, 880, 600), [first], rect(1040, 80, 880, 600)],
  ['on what is left when a display on the left has gone', rect(-900, 300, 700, 500), [first], rect(0, 300, 700, 500)],
  ['lower where its title bar was above the screen', rect(100, -200, 880, 600), [first], rect(100, 0, 880, 600)],
  ['higher where its title bar was behind the taskbar', rect(100, 1020, 880, 600), [first], rect(100, 432, 880, 600)],
  ['inward where only its corner was to be seen', rect(1850, 80, 880, 600), [first], rect(1040, 80, 880, 600)],
  ['smaller on a smaller display', rect(100, 80, 880, 600), [laptop], rect(0, 0, 800, 440)],
  ['larger than no one could read', rect(100, 80, 10, 10), [first], rect(100, 80, 480, 320)],
  ['on the display that shows most of it', rect(1700, 80, 880, 2000), [first, right], rect(1920, 0, 880, 984)],
]

describe('The window opens', () => {
  test.each(TABLE)('%s', (_what, saved, displays, expected) => {
    expect(placeWindow({ ...saved, maximized: false }, displays)).toEqual(expected)
  })

  test('wherever the system puts it the first time', () => {
    expect(placeWindow(null, [first])).toBeNull()
  })

  test('wherever the system puts it while there is no display', () => {
    expect(placeWindow({ ...rect(1, 2, 880, 600), maximized: false }, [])).toBeNull()
  })
})
