/** At login Explorer may be late: about two minutes of patience, ms between tries. */
export const TRAY_WAITS: readonly number[] = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000]

export interface Tries {
  /** ms to wait after each try that failed; after the last there is no other. */
  readonly waits: readonly number[]
  readonly pause: (ms: number) => Promise<void>
  readonly failed: (error: unknown, nextInMs: number | null) => void
}

/** What could be made at last; null where it never could. */
export async function retryUntilMade<T>(make: () => T, { waits, pause, failed }: Tries): Promise<T | null> {
  for (const wait of [...waits, null]) {
    try {
      return make()
    } catch (error: unknown) {
      failed(error, wait)
      if (wait !== null) await pause(wait)
    }
  }
  return null
}
