import type { Teardown } from './teardown/teardown.ts'

/** Quit: go at once, or wait for teardowns that run. */
export type QuitDecision =
  | { readonly kind: 'go' }
  | { readonly kind: 'wait'; readonly running: number; readonly stuck: boolean }

/** May the program end now? Only where no teardown runs. */
export function decideQuit(teardowns: readonly Teardown[]): QuitDecision {
  const running = teardowns.filter((teardown) => teardown.running)
  if (running.length === 0) return { kind: 'go' }
  const stuck = running.some(({ state }) => 'mark' in state && state.mark === 'stuck')
  return { kind: 'wait', running: running.length, stuck }
}
