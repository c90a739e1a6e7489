/** A virus scanner or an indexer holds a file for a moment after it was written, and Windows lets nobody replace it then. */
const HELD = new Set(['EPERM', 'EACCES', 'EBUSY'])

/** ms between tries; off Windows these codes mean what they say. */
export const HELD_FOR: readonly number[] = process.platform === 'win32' ? [10, 30, 100, 300] : []

/** Tries again while somebody else holds the file, after each of the waits once. */
export async function retryWhileLocked<T>(run: () => Promise<T>, waits: readonly number[], pause = wait): Promise<T> {
  for (const ms of waits) {
    try {
      return await run()
    } catch (error: unknown) {
      if (!(error instanceof Error && 'code' in error && HELD.has(String(error.code)))) throw error
      await pause(ms)
    }
  }
  return run()
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
