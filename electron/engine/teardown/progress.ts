import type { Progress } from '../../contract/teardown-view.ts'
import { redialAfter } from './redial.ts'
import type { Teardown } from './teardown.ts'
import type { TeardownRegistry } from './teardown-registry.ts'

/** How far a teardown has come, as views see it. `now` in ms of the engine's clock. */
export function progressOf(teardown: Teardown, teardowns: TeardownRegistry, now: number): Progress {
  const { state, subject, endedAt } = teardown
  switch (state.phase) {
    case 'calling':
    case 'draining':
      return { ...state, known: teardown.known }
    case 'gone':
    case 'presumed':
    case 'already-gone':
    case 'left':
      return { ...state, redial: redialAfter(state.phase, endedAt ?? now, now, teardowns.busy(subject.entryKey)) }
    case 'failed':
      return state
  }
}
