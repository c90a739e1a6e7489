import { OK, type Reply, refuse } from '../contract/schema.ts'
import type { Engine } from './engine.ts'

/** How the preview came to its end. */
export type Ending = 'finished' | 'left'

export interface Quit {
  /** Ends at once, or when the last teardown has. */
  request(): Reply
  /** The user changed their mind. */
  keepRunning(): Reply
  /** Does not wait for teardowns; the journal keeps the record. */
  leave(): Reply
  /** How many teardowns the end waits for; 0 = it does not wait. */
  waitsFor(): number
}

/** The engine decides whether to wait; this waits. `end` is called once. */
export function createQuit(engine: Engine, end: (how: Ending) => void): Quit {
  let stopWaiting: (() => void) | null = null
  let ended = false

  const finish = (how: Ending): void => {
    stopWaiting?.()
    stopWaiting = null
    if (ended) return
    ended = true
    end(how)
  }

  const goIfDone = (): boolean => {
    if (engine.quitDecision().kind === 'wait') return false
    finish('finished')
    return true
  }

  return {
    request() {
      if (stopWaiting !== null || goIfDone()) return OK
      stopWaiting = engine.subscribe(goIfDone)
      engine.setFinishing(true)
      return OK
    },
    keepRunning() {
      if (stopWaiting === null) return refuse('not-now')
      stopWaiting()
      stopWaiting = null
      engine.setFinishing(false)
      return OK
    },
    leave() {
      if (stopWaiting === null) return refuse('not-now')
      finish('left')
      return OK
    },
    waitsFor() {
      const decision = engine.quitDecision()
      return stopWaiting !== null && decision.kind === 'wait' ? decision.running : 0
    },
  }
}
