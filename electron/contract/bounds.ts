/** Numbers that both the engine and the views go by. Times are in ms. */

/** A hang-up that takes longer is "still hanging up". */
export const SLOW_AFTER = 3_000

/** A hang-up that takes longer is "stuck": the user decides. */
export const STUCK_AFTER = 10_000

/** Fewer hang-ups than this tell nothing about what is usual. */
export const USUAL_FROM = 5

/** How long Microsoft's page tells an application to wait where no test is possible. */
export const PRESUMED_AFTER = 3_000

/** So many receipts are kept. */
export const MOST_RECEIPTS = 1_000

/** So many native calls are kept to be shown. */
export const MOST_NATIVE_CALLS = 10_000
