import type { WindowPlace } from '../../storage/settings-file.ts'
import type { Display, Rect } from './popover-place.ts'

export const FIRST_SIZE = { width: 880, height: 600 }
export const SMALLEST = { width: 480, height: 320 }

/** So much of the title bar has to be within reach, for a window to be moved with a mouse. */
const GRIP = { width: 120, height: 32 }

/**
 * Where the window opens: where it was, as long as a display still shows its title bar; otherwise moved onto the display
 * that is nearest. Null = wherever the system puts it.
 */
export function placeWindow(saved: WindowPlace | null, displays: readonly Display[]): Rect | null {
  if (saved === null) return null
  const display = displays.reduce<Display | null>(
    (best, one) => (best === null || nearer(saved, one.workArea, best.workArea) ? one : best),
    null,
  )
  if (display === null) return null
  const area = display.workArea
  const width = Math.min(Math.max(saved.width, SMALLEST.width), area.width)
  const height = Math.min(Math.max(saved.height, SMALLEST.height), area.height)
  if (isWithinReach(saved, displays) && width === saved.width && height === saved.height) {
    return { x: saved.x, y: saved.y, width, height }
  }
  return {
    x: clamp(saved.x, area.x, area.x + area.width - width),
    y: clamp(saved.y, area.y, area.y + area.height - height),
    width,
    height,
  }
}

function isWithinReach({ x, y, width }: WindowPlace, displays: readonly Display[]): boolean {
  const title: Rect = { x, y, width, height: GRIP.height }
  return displays.some(({ workArea }) => {
    const shown = overlap(title, workArea)
    return shown.width >= GRIP.width && shown.height >= GRIP.height
  })
}

/** The display that shows more of the window; where neither shows any of it, the one that is closer to it. */
function nearer(window: Rect, one: Rect, other: Rect): boolean {
  const [shown, best] = [areaOf(overlap(window, one)), areaOf(overlap(window, other))]
  return shown === best ? gap(window, one) < gap(window, other) : shown > best
}

function overlap(one: Rect, other: Rect): Rect {
  const x = Math.max(one.x, other.x)
  const y = Math.max(one.y, other.y)
  const width = Math.min(one.x + one.width, other.x + other.width) - x
  const height = Math.min(one.y + one.height, other.y + other.height) - y
  return { x, y, width: Math.max(0, width), height: Math.max(0, height) }
}

const areaOf = ({ width, height }: Rect): number => width * height

function gap(one: Rect, other: Rect): number {
  const x = Math.max(other.x - (one.x + one.width), one.x - (other.x + other.width), 0)
  const y = Math.max(other.y - (one.y + one.height), one.y - (other.y + other.height), 0)
  return Math.hypot(x, y)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
