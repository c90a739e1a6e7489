import type { QuitState } from '../engine.ts'
import { decideQuit } from '../quit-decision.ts'
import type { Teardown } from '../teardown/teardown.ts'
import type { EngineState } from './build-snapshot.ts'

/** What views say of a wish to quit that waits, and whether they ask about it. */
export function quitViews(
  quit: QuitState,
  teardowns: readonly Teardown[],
): Pick<EngineState, 'finishing' | 'quitting'> {
  const decision = decideQuit(teardowns)
  if (quit === 'none' || decision.kind !== 'wait') return { finishing: null, quitting: null }
  const { running, stuck } = decision
  return {
    finishing: quit === 'asks' ? { running, stuck } : null,
    quitting: { waitsFor: teardowns.filter((teardown) => teardown.running), stuck },
  }
}
