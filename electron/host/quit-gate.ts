import { OK, type Reply, refuse } from '../contract/schema.ts'
import type { Engine } from '../engine/engine.ts'

/** How the program came to quit: no hang-up ran any more, or the user did not wait. */
export type QuitOutcome = 'finished' | 'left'

export interface QuitGate {
  /** Ends at once, or when the last teardown has. */
  request(): Reply
  /** The user waits: the question is put away, and comes back once a hang-up is stuck or quitting is asked for again. */
  waitForEnd(): Reply
  /** Does not wait for teardowns; the journal keeps the record. */
  leave(): Reply
  /** Not to quit after all, as long as that is not decided. */
  cancel(): void
  /** The user does not want to quit any more. `not-now`: nothing waits. */
  dontQuit(): Reply
  /** How many teardowns the end waits for; 0 = it does not wait. */
  waitsFor(): number
}

/** The engine decides whether to wait; this waits. `end` is called once. */
export function createQuitGate(engine: Engine, end: (how: QuitOutcome) => void): QuitGate {
  let stopWaiting: (() => void) | null = null
  let ended = false
  let askedWhenStuck = false

  const finish = (how: QuitOutcome): void => {
    stopWaiting?.()
    stopWaiting = null
    if (ended) return
    ended = true
    end(how)
  }

  /** Asked again, where the user has not been asked since the first hang-up got stuck. */
  const goIfDone = (): boolean => {
    const decision = engine.quitDecision()
    if (decision.kind === 'wait') {
      if (decision.stuck && !askedWhenStuck) ask(true)
      return false
    }
    finish('finished')
    return true
  }

  const ask = (stuck: boolean): void => {
    askedWhenStuck = stuck
    engine.setQuit('asks')
  }

  const cancel = (): void => {
    stopWaiting?.()
    stopWaiting = null
    engine.setQuit('none')
  }

  return {
    request() {
      if (goIfDone()) return OK
      stopWaiting ??= engine.subscribe(goIfDone)
      const decision = engine.quitDecision()
      ask(decision.kind === 'wait' && decision.stuck)
      return OK
    },
    waitForEnd() {
      if (stopWaiting === null) return refuse('not-now')
      engine.setQuit('waits')
      return OK
    },
    leave() {
      if (stopWaiting === null) return refuse('not-now')
      finish('left')
      return OK
    },
    dontQuit() {
      if (stopWaiting === null) return refuse('not-now')
      cancel()
      return OK
    },
    cancel,
    waitsFor() {
      const decision = engine.quitDecision()
      return stopWaiting !== null && decision.kind === 'wait' ? decision.running : 0
    },
  }
}
