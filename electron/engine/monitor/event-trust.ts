/**
 * Do Windows' events keep their promise? Some systems lose them, so a change that a poll finds unannounced counts against
 * them, and only after three announced changes in a row are they trusted to make polls rarer.
 */
export class EventTrust {
  #announced = false
  #kept = 0

  get proven(): boolean {
    return this.#kept >= 3
  }

  event(): void {
    this.#announced = true
  }

  /** A refresh is through; `changed` = it found connections that came or went. */
  refreshed(changed: boolean): void {
    if (changed) this.#kept = this.#announced ? this.#kept + 1 : 0
    this.#announced = false
  }
}
