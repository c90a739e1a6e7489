import type { FolderClaim, Holder, OwnFolder } from './folder-lock.ts'
import type { StartWish } from './second-start.ts'

/** ms: a running instance that has not answered for so long has come to stand. */
export const SILENT_AFTER = 8_000
/** ms between two looks at a lock that another has. */
const LOOK_AGAIN = 30
/** ms that one question may take. */
const ANSWER_WITHIN = 2_000

export type HangsUp = 'yes' | 'no' | 'unknown'

export interface StartParts {
  readonly claim: () => FolderClaim
  readonly wish: StartWish
  readonly now: () => number
  readonly pause: (ms: number) => Promise<void>
  /** Whether the one that runs is hanging up. */
  readonly hangsUp: () => Promise<HangsUp>
  /** The user's word on a silent instance that may be hanging up: true = end it. */
  readonly askToEnd: (hangsUp: Exclude<HangsUp, 'no'>) => Promise<boolean>
  readonly endProcess: (pid: number) => void
}

export type StartOutcome =
  /** `folder` null: no lock is to be had here. */
  | { readonly kind: 'run'; readonly folder: OwnFolder | null; readonly warning: string | null }
  /** The one that runs has been told, or there was nothing to quit. */
  | { readonly kind: 'leave' }
  /** The one that runs does not answer, and was left alone. */
  | { readonly kind: 'silent' }

/**
 * One instance on a folder. A start that meets another hands its wish over; one that meets an instance on its way out waits
 * and runs in its place; one that meets a silent instance replaces it, but never one that may be hanging up.
 */
export async function claimStart(parts: StartParts): Promise<StartOutcome> {
  const { claim, wish, now, pause } = parts
  let since = now()
  for (;;) {
    const claimed = claim()
    if (claimed.kind === 'ours') {
      if (!wish.quit) return { kind: 'run', folder: claimed.folder, warning: null }
      claimed.folder.release()
      return { kind: 'leave' }
    }
    if (claimed.kind === 'failed') {
      return wish.quit ? { kind: 'leave' } : { kind: 'run', folder: null, warning: claimed.reason }
    }
    const answer = await claimed.by.ask(wish, ANSWER_WITHIN)
    if (answer === 'taken' || (answer === 'leaving' && wish.quit)) return { kind: 'leave' }
    if (now() - since > SILENT_AFTER) {
      if (!(await endSilent(claimed.by, parts))) return { kind: 'silent' }
      since = now()
    }
    await pause(LOOK_AGAIN)
  }
}

/** False: it is left alone. */
async function endSilent(holder: Holder, { wish, hangsUp, askToEnd, endProcess }: StartParts): Promise<boolean> {
  const pid = await holder.pid()
  if (pid === null) return false
  const busy = await hangsUp()
  if (busy !== 'no') {
    // Nobody is there to be asked by a start that shows nothing.
    if (wish.quit || wish.hidden || !(await askToEnd(busy))) return false
    // It may have come to life, or ended, while the user thought about it: then it is asked like any other.
    if ((await holder.pid()) !== pid || (await holder.ask(wish, ANSWER_WITHIN)) !== null) return true
  }
  endProcess(pid)
  return true
}
