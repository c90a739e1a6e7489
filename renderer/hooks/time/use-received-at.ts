import { createContext, useContext, useSyncExternalStore } from 'react'
import { useView } from '../data/use-view.ts'

/** Of the snapshot that is shown. What reads it is drawn anew with every snapshot. */
export interface AsOf {
  /** 0 before the first. */
  readonly version: number
  /** ms on the engine's clock */
  readonly takenAt: number
}

/** From the store, not from a context: a context that changes makes React look through every link of every bundle. */
export function useSnapshotTime(): AsOf {
  const { store } = useView()
  const { snapshot } = useSyncExternalStore(store.subscribe, store.state)
  return { version: snapshot?.version ?? 0, takenAt: snapshot?.takenAt ?? 0 }
}

/** When the durations of a row were true, for what is shown of it; on the clock of `useSince`. */
export const ReceivedAtContext = createContext(0)

export const useReceivedAt = (): number => useContext(ReceivedAtContext)
