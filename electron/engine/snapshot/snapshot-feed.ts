import type { Clock } from '../../../native/clock.ts'
import type { Snapshot } from '../../contract/snapshot.ts'

/** Hands out snapshots: a new version after every change, told once however many changes come in one turn. */
export class SnapshotFeed {
  readonly #clock: Clock
  readonly #build: (version: number) => Snapshot
  readonly #listeners = new Set<(snapshot: Snapshot) => void>()
  #version = 1
  #planned = false
  #closed = false

  constructor(clock: Clock, build: (version: number) => Snapshot) {
    this.#clock = clock
    this.#build = build
  }

  /** As of now: the newest version with durations of this moment. */
  current(): Snapshot {
    return this.#build(this.#version)
  }

  subscribe(listener: (snapshot: Snapshot) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly touch = (): void => {
    if (this.#planned || this.#closed) return
    this.#planned = true
    void Promise.resolve().then(() => {
      this.#planned = false
      this.#version += 1
      const snapshot = this.current()
      for (const listener of this.#listeners) listener(snapshot)
    })
  }

  /** Something will look different once `ms` have passed. */
  touchAfter(ms: number): void {
    if (!this.#closed) this.#clock.after(ms, this.touch)
  }

  close(): void {
    this.#closed = true
  }
}
