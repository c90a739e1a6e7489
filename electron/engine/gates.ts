import type { Course } from './teardown/teardown.ts'

export type MachineEvent = 'suspend' | 'resume' | 'lock' | 'unlock'

/** Quit: go at once, or wait for teardowns that run. */
export type QuitDecision =
  | { readonly kind: 'go' }
  | { readonly kind: 'wait'; readonly running: number; readonly stuck: boolean }

/** May the program end now? Only where no teardown runs. */
export function decideQuit(courses: readonly Course[]): QuitDecision {
  const running = courses.filter((course) => course.running)
  if (running.length === 0) return { kind: 'go' }
  const stuck = running.some((course) => 'mark' in course.state && course.state.mark === 'stuck')
  return { kind: 'wait', running: running.length, stuck }
}

/** How long leaving may still wait, ms: for native calls that have not returned, and altogether. */
export interface Leaving {
  readonly calls: number
  readonly atMost: number
}

/** Two seconds after the word to leave, the program is gone. */
export const LEAVING: Leaving = { calls: 1_000, atMost: 1_700 }

/** What is waited for when Windows ends the session, ms each, one after the other; leaving comes after it. */
export interface SessionEnd {
  readonly journal: number
  readonly hangUps: number
}

/**
 * Windows gives a process five seconds and asks nobody: the journal first, for it tells the next start what was begun; then
 * the hang-ups that run, of which most take less than two seconds.
 */
export function decideSessionEnd(quit: QuitDecision): SessionEnd {
  return { journal: 500, hangUps: quit.kind === 'wait' ? 2_000 : 0 }
}

/** What somebody wanted who started the program. */
export interface StartWish {
  /** The one that runs is to quit. */
  readonly quit: boolean
  /** In the tray alone. */
  readonly hidden: boolean
}

/** Only the first on its folder runs, and none that came to end another. */
export function decideStart(first: boolean, { quit }: StartWish): 'run' | 'leave' {
  return first && !quit ? 'run' : 'leave'
}

/** What the one that runs does about a second start. `quit` asks the gate above like any other wish to quit. */
export function decideSecondStart({ quit, hidden }: StartWish): 'quit' | 'come-forward' | 'stay' {
  if (quit) return 'quit'
  // The login item starts in the tray; that it runs already is no reason to come forward.
  return hidden ? 'stay' : 'come-forward'
}

/** After a sleep, or while somebody else sat at the machine, all may have changed: what was known is read anew. */
export function decideMachineEvent(event: MachineEvent): 'start-over' | 'nothing' {
  switch (event) {
    case 'resume':
    case 'unlock':
      return 'start-over'
    case 'suspend':
    case 'lock':
      return 'nothing'
  }
}
