import { describe, expect, test } from 'vitest'
import {
  type Display,
  hintsAfterMove,
  type IconHints,
  placePopover,
  popoverHeight,
  type Rect,
} from '../../../../electron/shell/views/popover-place.ts'

const rect = (x: number, y: number, width: number, height: number): Rect => ({ x, y, width, height })

const FULL_HD = rect(0, 0, 1920, 1080)
const bottom: Display = { bounds: FULL_HD, workArea: rect(0, 0, 1920, 1032) }
const top: Display = { bounds: FULL_HD, workArea: rect(0, 48, 1920, 1032) }
const left: Display = { bounds: FULL_HD, workArea: rect(62, 0, 1858, 1080) }
const right: Display = { bounds: FULL_HD, workArea: rect(0, 0, 1858, 1080) }
const hidden: Display = { bounds: FULL_HD, workArea: FULL_HD }
const secondOnTheLeft: Display = { bounds: rect(-1280, 100, 1280, 1024), workArea: rect(-1280, 100, 1280, 984) }
const small: Display = { bounds: rect(0, 0, 320, 240), workArea: rect(0, 0, 320, 200) }

const NOTHING: IconHints = { clicked: null, tray: null, cursor: null }
const ZEROS = rect(0, 0, 0, 0)

const icon = (x: number, y: number): IconHints => ({ ...NOTHING, clicked: rect(x, y, 24, 24) })

const TABLE: readonly (readonly [string, IconHints, readonly Display[], Rect])[] = [
  ['above a taskbar at the bottom, centred on the icon', icon(1600, 1044), [bottom], rect(1432, 620, 360, 400)],
  ['clamped to the right where the icon is in the corner', icon(1890, 1044), [bottom], rect(1548, 620, 360, 400)],
  ['clamped to the left where the icon is there', icon(4, 1044), [bottom], rect(12, 620, 360, 400)],
  ['below a taskbar at the top', icon(1600, 12), [top], rect(1432, 60, 360, 400)],
  ['to the right of a taskbar at the left', icon(19, 900), [left], rect(74, 668, 360, 400)],
  ['to the left of a taskbar at the right', icon(1877, 900), [right], rect(1486, 668, 360, 400)],
  ['at the nearest edge where the taskbar hides itself', icon(1600, 1050), [hidden], rect(1432, 668, 360, 400)],
  ['above the taskbar for an icon in its flyout', icon(1600, 950), [bottom], rect(1432, 620, 360, 400)],
  [
    'on the display of the icon, with negative coordinates',
    icon(-100, 1090),
    [bottom, secondOnTheLeft],
    rect(-372, 672, 360, 400),
  ],
  ['on the nearest display for an icon outside all', icon(1930, 1044), [bottom], rect(1548, 620, 360, 400)],
  [
    'by what the tray says where the click brought zeros',
    { clicked: ZEROS, tray: rect(1600, 1044, 24, 24), cursor: { x: 5, y: 5 } },
    [bottom],
    rect(1432, 620, 360, 400),
  ],
  [
    'by the cursor where neither knows',
    { clicked: ZEROS, tray: ZEROS, cursor: { x: 1612, y: 1056 } },
    [bottom],
    rect(1432, 620, 360, 400),
  ],
  ['in the bottom right corner without any hint', NOTHING, [bottom, secondOnTheLeft], rect(1548, 620, 360, 400)],
  ['in the bottom right corner, right of a taskbar at the left', NOTHING, [left], rect(1548, 668, 360, 400)],
  ['made smaller to fit a small display', NOTHING, [small], rect(12, 12, 296, 176)],
]

const topHidden: Display = { bounds: FULL_HD, workArea: rect(0, 2, 1920, 1078) }
const scaled: Display = { bounds: rect(0, 0, 1280, 720), workArea: rect(0, 0, 1280, 672) }
const secondAbove: Display = { bounds: rect(200, -900, 1600, 900), workArea: rect(200, -900, 1600, 852) }
const secondOnTheRight: Display = { bounds: rect(1920, 0, 2560, 1440), workArea: rect(1920, 48, 2560, 1392) }

const MORE: typeof TABLE = [
  ['below a taskbar at the top that shows a strip of itself', icon(1600, 12), [topHidden], rect(1432, 14, 360, 400)],
  ['above the taskbar of a display at 150 %', icon(1200, 684), [scaled], rect(908, 260, 360, 400)],
  ['on a display above the first', icon(1500, -36), [bottom, secondAbove], rect(1332, -460, 360, 400)],
  ['on a display with its own taskbar edge', icon(4300, 12), [bottom, secondOnTheRight], rect(4108, 60, 360, 400)],
  ['on the first display once the second has gone', icon(4300, 12), [bottom], rect(1548, 12, 360, 400)],
  ['left of a taskbar at the right, clamped to the top', icon(1877, 4), [right], rect(1486, 12, 360, 400)],
  [
    'by the cursor on the second display',
    { ...NOTHING, cursor: { x: 4000, y: 1430 } },
    [bottom, secondOnTheRight],
    rect(3820, 1028, 360, 400),
  ],
]

describe('The popover is placed', () => {
  test.each(MORE)('%s', (_name, hints, displays, expected) => {
    expect(placePopover(hints, 400, { displays })).toEqual(expected)
  })

  test.each(TABLE)('%s', (_name, hints, displays, expected) => {
    expect(placePopover(hints, 400, { displays })).toEqual(expected)
  })

  test('somewhere rather than nowhere when the system names no display', () => {
    expect(placePopover(icon(10, 10), 400, { displays: [] })).toEqual(rect(0, 0, 360, 400))
  })
})

describe('When the screens change', () => {
  const before = icon(1600, 1044)

  test('the place that the tray then tells counts', () => {
    const tray = rect(1200, 684, 24, 24)
    expect(hintsAfterMove(before, tray)).toEqual({ ...NOTHING, tray })
  })

  test.each([null, ZEROS])('the place of the click counts where the tray tells %j', (tray) => {
    expect(hintsAfterMove(before, tray)).toEqual(before)
  })
})

test.each([
  [0, 200],
  [199.6, 200],
  [333.4, 333],
  [5000, 640],
])('content %d high makes the popover %d high', (content, height) => {
  expect(popoverHeight(content)).toBe(height)
})
