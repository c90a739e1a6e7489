import { createContext, useContext } from 'react'

/** Of the snapshot that is shown. What reads it is drawn anew with every snapshot. */
export interface AsOf {
  /** 0 before the first. */
  readonly version: number
  /** ms on the engine's clock */
  readonly takenAt: number
  /** By row: when its durations were true, on the clock of `useSince`. */
  readonly heardAt: ReadonlyMap<string, number>
}

export const AsOfContext = createContext<AsOf>({ version: 0, takenAt: 0, heardAt: new Map() })

export const useAsOf = (): AsOf => useContext(AsOfContext)

/** When the durations below were true: those of a row may be older than the snapshot. */
export const HeardContext = createContext(0)

export const useHeard = (): number => useContext(HeardContext)
