import type { Mutant } from './mutant.ts'

/** Mistakes by somebody who has not seen what has to notice them. */
export const STRANGERS: readonly Mutant[] = []
