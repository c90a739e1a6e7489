import { ISOLATION } from './isolation.ts'
import type { Mutant } from './mutant.ts'
import { MUTANTS } from './mutants.ts'
import { STRANGERS } from './strangers.ts'

export const TABLE: readonly Mutant[] = [...MUTANTS, ...STRANGERS, ...ISOLATION]
