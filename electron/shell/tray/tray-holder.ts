import type { Rectangle } from 'electron'
import type { Snapshot } from '../../contract/snapshot.ts'
import type { EngineLog } from '../../engine/engine.ts'
import { retryUntilMade, TRAY_WAITS } from '../app/retry.ts'
import { reasonOf } from '../app/startup-steps.ts'
import type { Tray } from './tray.ts'

export interface KeptTrayParts {
  /** Throws while the shell takes no icon. */
  readonly make: () => Tray
  readonly pause: (ms: number) => Promise<void>
  readonly log: EngineLog
}

/** The tray, which may be late: at login a program can be there before the taskbar is. */
export class TrayHolder {
  readonly #parts: KeptTrayParts
  #tray: Tray | null = null
  #given: 'waiting' | 'there' | 'none' = 'waiting'

  constructor(parts: KeptTrayParts) {
    this.#parts = parts
  }

  /** There is an icon, or there may be one soon. */
  get expected(): boolean {
    return this.#given !== 'none'
  }

  /** Resolves to false where no icon is to be had. `place`: whether anybody shows icons here. */
  async start(place: Promise<boolean>): Promise<boolean> {
    if (await place) await this.#make()
    if (this.#tray === null) this.#given = 'none'
    return this.#tray !== null
  }

  render(snapshot: Snapshot): void {
    this.#tray?.render(snapshot)
  }

  bounds(): Rectangle | null {
    return this.#tray?.bounds() ?? null
  }

  focus(): void {
    this.#tray?.focus()
  }

  destroy(): void {
    this.#given = 'none'
    this.#tray?.destroy()
  }

  async #make(): Promise<void> {
    const { make, pause, log } = this.#parts
    const tray = await retryUntilMade(() => (this.expected ? make() : null), {
      waits: TRAY_WAITS,
      pause,
      failed: (error, next) => {
        log.warn(`tray failed, ${next === null ? 'given up' : `again in ${next} ms`}: ${reasonOf(error)}`)
      },
    })
    if (tray === null) return
    this.#tray = tray
    this.#given = 'there'
  }
}
