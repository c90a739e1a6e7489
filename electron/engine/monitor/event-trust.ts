/** Changes in a row that were announced before events are trusted to make polls rarer. */
const TRUSTED_AFTER = 3

/** Some systems lose RAS events. A change that a poll finds unannounced ends the trust in them. */
export class EventTrust {
  #announced = false
  #kept = 0

  get proven(): boolean {
    return this.#kept >= TRUSTED_AFTER
  }

  event(): void {
    this.#announced = true
  }

  /** A refresh has ended; `changed` = it found connections that came or went. */
  refreshed(changed: boolean): void {
    if (changed) this.#kept = this.#announced ? this.#kept + 1 : 0
    this.#announced = false
  }
}
