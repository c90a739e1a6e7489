import type { Notice } from '../../contract/notice.ts'
import type { Engine } from '../../engine/engine.ts'
import { NOT_KEPT, type SavedPreferences, type SettingsFile, type SettingsRead } from '../../storage/settings-file.ts'
import { SETTINGS_FIRST_WITHIN, SETTINGS_LATE_AFTER } from '../timings.ts'

export interface SettingsKeeperParts {
  readonly engine: Pick<Engine, 'notice' | 'withdraw'>
  readonly file: SettingsFile
  /** Calls back after so many ms; gives what calls it off. */
  readonly after: (ms: number, run: () => void) => () => void
}

const LATE: Notice = { id: 'settings-late', kind: 'file-late', detail: 'settings.json' }

/** Reads and writes the settings file so that nobody waits for a disk that does not answer, and everybody is told. */
export class SettingsKeeper {
  readonly #parts: SettingsKeeperParts
  #next: SavedPreferences | null = null
  #writing: Promise<void> | null = null

  constructor(parts: SettingsKeeperParts) {
    this.#parts = parts
  }

  /** What the file holds if it comes in a moment; else null, and `late` is called once it has come. */
  async read(late: (read: SettingsRead) => void): Promise<SettingsRead | null> {
    const { file, engine, after } = this.#parts
    const reading = file.read()
    const first = await this.#within(SETTINGS_FIRST_WITHIN, reading)
    if (first !== null) return first
    const callOff = after(SETTINGS_LATE_AFTER, () => engine.notice(LATE))
    void reading.then((read) => {
      callOff()
      engine.withdraw(LATE.id)
      late(read)
    })
    return null
  }

  /** Writes the newest only: what came between is of no use to anybody. */
  write(preferences: SavedPreferences): void {
    this.#next = preferences
    this.#writing ??= this.#writeAll()
  }

  /** Resolves once all is on disk, or was refused. */
  async flush(): Promise<void> {
    await this.#writing
  }

  async #writeAll(): Promise<void> {
    const { file, engine, after } = this.#parts
    while (this.#next !== null) {
      const preferences = this.#next
      this.#next = null
      const detail = 'settings.json: the disk does not answer'
      const callOff = after(SETTINGS_LATE_AFTER, () => engine.notice({ id: NOT_KEPT, kind: NOT_KEPT, detail }))
      const notice = await file.write(preferences)
      callOff()
      if (notice === null) engine.withdraw(NOT_KEPT)
      else engine.notice(notice)
    }
    this.#writing = null
  }

  #within<T>(ms: number, promise: Promise<T>): Promise<T | null> {
    return new Promise((resolve) => {
      const callOff = this.#parts.after(ms, () => resolve(null))
      void promise.then((value) => {
        callOff()
        resolve(value)
      })
    })
  }
}
