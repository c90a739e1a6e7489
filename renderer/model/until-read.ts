const AGAIN_AFTER = 1_000

/** A file of the program that cannot be had is asked for until it can. */
export async function untilRead<T>(read: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await read()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER))
    }
  }
}
