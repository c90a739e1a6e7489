/**
 * When a press may end something. A control that ends something acts only on what the hand meant:
 * by pointer, if the control has stood still on the screen, for the same action on the same target, for `STILL_FOR` ms before
 * the pointer went down; by key or by an assistive tool, if action and target have not changed for as long. Whatever moves a
 * control counts, and nothing that moves others. To appear is to move, and what no frame has shown yet has not appeared.
 */

/** ms */
export const STILL_FOR = 500

/** In place of it where no frame has shown the control at its place: a window may draw none, and must not be dead for that, ms. */
export const UNSHOWN_FOR = 2_000

/** Where a control is on the screen, not only in its page, in pixels of the screen. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Off by less is the same place: layout rounds. */
const TOLERANCE = 1

export type PressedBy = 'pointer' | 'keys'

interface Sighting {
  /** Where it has stood since `placedAt`; null while it cannot be seen. */
  place: Place | null
  placedAt: number
  /** A frame has shown it there. */
  shown: boolean
  meaning: string
  meantAt: number
}

/** What is known of each control. Times are in ms of one monotonic clock. */
export class PressGuard<Control extends object> {
  readonly #sightings = new Map<Control, Sighting>()

  /**
   * The control as it is now. `meaning` names its action and target; `place` is null where nobody can see it. What is not
   * looked at in between is taken to have moved only if it is found elsewhere. True: it has changed, and is to be reported as
   * shown by the next frame.
   */
  see(control: Control, meaning: string, place: Place | null, now: number): boolean {
    const last = this.#sightings.get(control)
    if (last === undefined) {
      this.#sightings.set(control, { place, placedAt: now, shown: false, meaning, meantAt: now })
      return true
    }
    const moved = !isSamePlace(last.place, place)
    const means = last.meaning !== meaning
    if (means) {
      last.meaning = meaning
      last.meantAt = now
    }
    if (moved) {
      last.place = place
      last.placedAt = now
    }
    if (moved || means) last.shown = false
    return moved || means
  }

  /** A frame shows it as it was last seen: only from now on can a person have seen it so. */
  shown(control: Control, now: number): void {
    const sighting = this.#sightings.get(control)
    if (sighting === undefined || sighting.shown) return
    sighting.shown = true
    sighting.placedAt = now
  }

  forget(control: Control): void {
    this.#sightings.delete(control)
  }

  /** The view was opened or shown again: everything has just appeared. */
  startOver(now: number): void {
    for (const sighting of this.#sightings.values()) {
      sighting.placedAt = now
      sighting.meantAt = now
      sighting.shown = false
    }
  }

  /** ms until a press by pointer counts, if nothing changes; 0 = it counts. Infinite for what cannot be seen. */
  restOf(control: Control, by: PressedBy, now: number): number {
    const sighting = this.#sightings.get(control)
    if (sighting === undefined) return Number.POSITIVE_INFINITY
    const { place, placedAt, meantAt, shown } = sighting
    if (by === 'keys') return Math.max(0, meantAt + STILL_FOR - now)
    if (place === null) return Number.POSITIVE_INFINITY
    return Math.max(0, Math.max(placedAt, meantAt) + (shown ? STILL_FOR : UNSHOWN_FOR) - now)
  }

  meaningOf(control: Control): string | null {
    return this.#sightings.get(control)?.meaning ?? null
  }
}

function isSamePlace(one: Place | null, other: Place | null): boolean {
  if (one === null || other === null) return one === other
  return near(one.x, other.x) && near(one.y, other.y) && near(one.width, other.width) && near(one.height, other.height)
}

const near = (one: number, other: number): boolean => Math.abs(one - other) < TOLERANCE
