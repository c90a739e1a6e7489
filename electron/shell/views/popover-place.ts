export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** What is known of the screens, in device-independent pixels; the primary one first. */
export interface Screens {
  readonly displays: readonly Display[]
}

export interface Display {
  readonly bounds: Rect
  /** Without the taskbar. */
  readonly workArea: Rect
}

/** Where the icon might be. Windows and Linux both leave some of these out, or all zeros. */
export interface IconHints {
  /** What came with the click. */
  readonly clicked: Rect | null
  /** What the tray says. */
  readonly tray: Rect | null
  readonly cursor: Point | null
}

export const POPOVER_WIDTH = 360
const LOWEST = 200
const HIGHEST = 640
/** From the edges of the work area. */
const MARGIN = 12

/** The popover's height for content that high. */
export function popoverHeight(content: number): number {
  return Math.round(Math.min(HIGHEST, Math.max(LOWEST, content)))
}

/**
 * Beside the icon, over whichever edge the taskbar is at, inside the work area of the icon's display. Without any hint:
 * the bottom right corner of the first display.
 */
export function placePopover(hints: IconHints, height: number, { displays }: Screens): Rect {
  const anchor = anchorOf(hints)
  const display = displayAt(anchor === null ? null : centre(anchor), displays)
  if (display === null) return { x: 0, y: 0, width: POPOVER_WIDTH, height }
  const room = inset(display.workArea)
  const size = { width: Math.min(POPOVER_WIDTH, room.width), height: Math.min(height, room.height) }
  const right = room.x + room.width - size.width
  const bottom = room.y + room.height - size.height
  if (anchor === null) return { x: right, y: bottom, ...size }
  const middle = centre(anchor)
  const x = clamp(Math.round(middle.x - size.width / 2), room.x, right)
  const y = clamp(Math.round(middle.y - size.height / 2), room.y, bottom)
  switch (edgeOf(middle, display)) {
    case 'bottom':
      return { x, y: bottom, ...size }
    case 'top':
      return { x, y: room.y, ...size }
    case 'left':
      return { x: room.x, y, ...size }
    case 'right':
      return { x: right, y, ...size }
  }
}

/** The screens have changed: where the tray now says that its icon is counts more than where it was clicked. */
export function hintsAfterMove(before: IconHints, tray: Rect | null): IconHints {
  return tray !== null && isKnown(tray) ? { clicked: null, tray, cursor: null } : before
}

function anchorOf({ clicked, tray, cursor }: IconHints): Rect | null {
  for (const rect of [clicked, tray]) if (rect !== null && isKnown(rect)) return rect
  return cursor === null ? null : { ...cursor, width: 0, height: 0 }
}

/** All zeros is how a system says that it does not know. */
function isKnown({ x, y, width, height }: Rect): boolean {
  return width > 0 || height > 0 || x !== 0 || y !== 0
}

/** The edge that the icon is beyond, or, where the taskbar hides itself or the icon is in a flyout, the nearest one. */
function edgeOf({ x, y }: Point, { bounds, workArea }: Display): 'bottom' | 'top' | 'left' | 'right' {
  if (y >= workArea.y + workArea.height) return 'bottom'
  if (y < workArea.y) return 'top'
  if (x < workArea.x) return 'left'
  if (x >= workArea.x + workArea.width) return 'right'
  const distances = [
    { edge: 'bottom', far: bounds.y + bounds.height - y },
    { edge: 'top', far: y - bounds.y },
    { edge: 'right', far: bounds.x + bounds.width - x },
    { edge: 'left', far: x - bounds.x },
  ] as const
  return distances.reduce((nearest, one) => (one.far < nearest.far ? one : nearest)).edge
}

/** The display that holds the point, or the one nearest to it: an icon may say that it is just outside. */
function displayAt(point: Point | null, displays: readonly Display[]): Display | null {
  const first = displays[0] ?? null
  if (point === null) return first
  return displays.reduce<Display | null>(
    (best, one) => (best === null || distance(point, one.bounds) < distance(point, best.bounds) ? one : best),
    first,
  )
}

function distance({ x, y }: Point, { x: left, y: top, width, height }: Rect): number {
  const beyondX = Math.max(left - x, 0, x - (left + width - 1))
  const beyondY = Math.max(top - y, 0, y - (top + height - 1))
  return Math.hypot(beyondX, beyondY)
}

function inset({ x, y, width, height }: Rect): Rect {
  return {
    x: x + MARGIN,
    y: y + MARGIN,
    width: Math.max(0, width - 2 * MARGIN),
    height: Math.max(0, height - 2 * MARGIN),
  }
}

function centre({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
