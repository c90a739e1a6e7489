import type { AxisMark } from '../../../electron/contract/present/steps.ts'

export interface Label {
  readonly mark: AxisMark
  /** The middle of the word, in % of the axis: near its mark, and clear of its neighbours. */
  readonly place: number
}

/** Room at either end for half a word, in %. */
export const MARGIN = 10
/** A word has this room in %: so many stand side by side in the narrowest window. */
const ROOM = 20
const MOST = 4

/**
 * Which marks get a word, and where it stands: the heaviest ones in the order of time, pushed apart as far as they need it.
 * Of marks with the same word the first speaks for all.
 */
export function labelsOf(marks: readonly AxisMark[], place: (ms: number) => number): readonly Label[] {
  const heaviest = marks
    .filter((mark, index) => mark.weight > 0 && marks.findIndex((other) => other.word === mark.word) === index)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, MOST)
  const chosen = marks.filter((mark) => heaviest.includes(mark))
  const places: number[] = []
  for (const mark of chosen) {
    places.push(Math.max(place(mark.at), (places[places.length - 1] ?? MARGIN - ROOM) + ROOM))
  }
  let limit = 100 - MARGIN
  for (let index = places.length - 1; index >= 0; index -= 1) {
    const at = Math.min(places[index] ?? limit, limit)
    places[index] = at
    limit = at - ROOM
  }
  return chosen.map((mark, index) => ({ mark, place: places[index] ?? MARGIN }))
}
