import type { Clock } from '../../../native/clock.ts'
import type { Snapshot } from '../../contract/snapshot.ts'

/** Hands out snapshots: a new version after every change, once however many changes come in one turn. */
export class SnapshotFeed {
  readonly #clock: Clock
  readonly #build: (version: number) => Snapshot
  readonly #failed: (error: unknown) => void
  readonly #listeners = new Set<(snapshot: Snapshot) => void>()
  #version = 1
  #planned = false
  #closed = false

  /** `failed` hears what a listener or `build` throws: one broken listener must not silence the others. */
  constructor(clock: Clock, build: (version: number) => Snapshot, failed: (error: unknown) => void) {
    this.#clock = clock
    this.#build = build
    this.#failed = failed
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
      this.#guarded(() => {
        const snapshot = this.current()
        for (const listener of this.#listeners) this.#guarded(() => listener(snapshot))
      })
    })
  }

  #guarded(run: () => void): void {
    try {
      run()
    } catch (error) {
      this.#failed(error)
    }
  }

  /** Something will look different once `ms` have passed. */
  touchAfter(ms: number): void {
    if (!this.#closed) this.#clock.after(ms, this.touch)
  }

  close(): void {
    this.#closed = true
  }
}
