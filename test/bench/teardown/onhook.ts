import { createEngine } from '../../../electron/engine/create-engine.ts'
import type { Engine } from '../../../electron/engine/engine.ts'
import type { RasApi } from '../../../native/port.ts'
import { createSystemClock } from '../../../native/system-clock.ts'
import { createMemoryStorage } from '../../fixtures/memory-storage.ts'
import type { Said } from './strategies.ts'

export const ONHOOK = 'onhook'

/** OnHook's engine as main.ts makes it, but for the disk; started and with its first list. */
export async function startEngine(ras: RasApi): Promise<Engine> {
  const log = { info: () => {}, warn: () => {} }
  const engine = createEngine({ ras, clock: createSystemClock(), storage: createMemoryStorage(), log, scenario: null })
  await engine.start()
  return engine
}

/** Resolves once the row can be hung up: a row is shown when something of it is known, its links once they were read. */
export function shown(engine: Engine, name: string, link: number | null): Promise<void> {
  const isShown = (): boolean => {
    const row = engine.snapshot().connections.find((each) => each.name === name)
    if (row === undefined) return false
    return link === null || row.links.some((each) => each.index === link && each.state.kind === 'connected')
  }
  return new Promise((resolve) => {
    if (isShown()) return resolve()
    const stop = engine.subscribe(() => {
      if (!isShown()) return
      stop()
      resolve()
    })
  })
}

export interface Teardown {
  /** What it said last when it was over. */
  readonly said: Promise<Said>
  /** ms from the click until the user was told that it is stuck; it is watched on. Null as long as it was not. */
  stuckAfter(): number | null
}

/** Hangs up through the engine's face, as a click does, and watches the snapshots as a view does. */
export function hangUpWithEngine(engine: Engine, name: string, link: number | null): Teardown {
  const row = engine.snapshot().connections.find((each) => each.name === name)
  if (row === undefined) throw new Error(`${name} is not listed.`)
  const clicked = performance.now()
  let stuckAfter: number | null = null
  const said = new Promise<Said>((resolve) => {
    engine.subscribe((snapshot) => {
      const now = snapshot.connections.find((each) => each.id === row.id)
      const shown = link === null ? now : now?.links.find((each) => each.index === link)
      const progress = shown?.teardown?.progress
      switch (progress?.phase) {
        case undefined:
          return
        case 'calling':
        case 'draining':
          if (progress.mark === 'stuck') stuckAfter ??= performance.now() - clicked
          return
        case 'gone':
        case 'presumed':
        case 'already-gone':
          return resolve({ said: 'done' })
        case 'failed':
        case 'left':
          return resolve({ said: 'gave-up', words: progress.phase })
      }
    })
  })
  const reply = engine.hangUp({ connection: row.id, link, confirmed: true }, 'test')
  if (!reply.ok) throw new Error(`The engine refused: ${reply.refusal}.`)
  return { said, stuckAfter: () => stuckAfter }
}
