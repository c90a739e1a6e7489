import type { EngineLog } from '../../engine/engine.ts'

/** Runs one named stage of starting or quitting. An error is logged under that name and gives null; the rest goes on. */
export type Stage = <T>(name: string, run: () => T | Promise<T>) => Promise<T | null>

export function createStage(log: EngineLog, now: () => number): Stage {
  return async (name, run) => {
    const began = now()
    try {
      const made = await run()
      log.info(`${name}: ${Math.round(now() - began)} ms`)
      return made
    } catch (error: unknown) {
      log.warn(`${name} failed: ${stackOf(error)}`)
      return null
    }
  }
}

export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
