import type { Snapshot } from '../../electron/contract/snapshot.ts'

/** What every page of the window but the first is given. */
export interface PageProps {
  readonly snapshot: Snapshot
  /** OnHook does not answer. */
  readonly lost: boolean
}
