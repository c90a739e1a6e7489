import { connections } from './connections.ts'
import { program } from './program.ts'

/**
 * What a view needs to begin with. A new sentence is one line here (`connections.ts`, `program.ts`; for pages and
 * notifications the files of `more.ts`) and one in the same file of every other language:
 *
 *   quietFor: 'quiet for {ms:duration}',
 *   dropped: { one: '{count:number} connection dropped', other: '{count:number} connections dropped' },
 *
 * and is said as `words.line.quietFor({ ms })`, `words.line.dropped({ count })`. `message.ts` says what a place can hold.
 * A sentence is never put together from parts: what depends on a choice is a group with a whole sentence for each.
 */
export const first = { ...program, ...connections } as const
