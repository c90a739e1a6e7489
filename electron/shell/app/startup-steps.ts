import type { EngineLog } from '../../engine/engine.ts'

/** Runs one named piece of starting or ending: what it threw is logged under its name, and the rest goes on without it. */
export type Step = <T>(name: string, run: () => T | Promise<T>) => Promise<T | null>

export function createStep(log: EngineLog, now: () => number): Step {
  return async (name, run) => {
    const began = now()
    try {
      const made = await run()
      log.info(`${name}: ${Math.round(now() - began)} ms`)
      return made
    } catch (error: unknown) {
      log.warn(`${name} failed: ${reasonOf(error)}`)
      return null
    }
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
