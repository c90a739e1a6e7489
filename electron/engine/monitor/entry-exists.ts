import { CODE } from '../../../native/constants.ts'
import type { EngineParts } from '../parts.ts'
import { within } from '../time-limit.ts'
import { ENTRY_WITHIN } from '../timings.ts'

/** RASENTRYNAME holds no more, in UTF-16 units. */
const LONGEST_ENTRY = 256

/** Whether the default phone books have this entry; null: Windows did not say. Names are compared by Windows. */
export async function entryExists({ ras, clock }: Pick<EngineParts, 'ras' | 'clock'>, name: string) {
  // An empty name would be answered with what a new entry starts with.
  if (name === '' || name.length > LONGEST_ENTRY) return false
  const answer = await within(clock, ENTRY_WITHIN, ras.entryProperties('', name), null)
  if (answer === null) return null
  if (answer.kind === 'value') return true
  return answer.kind === 'code' && NOT_THERE.has(answer.code) ? false : null
}

const NOT_THERE: ReadonlySet<number> = new Set([CODE.CannotOpenPhonebook, CODE.CannotFindPhonebookEntry])
