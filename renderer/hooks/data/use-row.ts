import { useSyncExternalStore } from 'react'
import type { ConnectionRow, Traffic } from '../../../electron/contract/snapshot.ts'
import type { StillRow } from '../../model/stable-rows.ts'
import { useView } from './use-view.ts'

/** A row as whoever shows no traffic needs it: drawn anew when the row changes, and not with every snapshot. */
export function useStillRow(id: string): StillRow | null {
  const { store } = useView()
  return useSyncExternalStore(store.subscribe, () => store.state().rows.get(id)?.still ?? null)
}

/** A row as it is now: drawn anew with every snapshot that says something new of it. */
export function useRow(id: string): ConnectionRow | null {
  const { store } = useView()
  return useSyncExternalStore(store.subscribe, () => store.state().rows.get(id)?.row ?? null)
}

/** What passes through a connection; followed only while somebody can see it. */
export function useTraffic(id: string, seen: boolean): Traffic | null {
  const { store } = useView()
  return useSyncExternalStore(
    seen ? store.subscribe : nobodyTells,
    () => store.state().rows.get(id)?.row.traffic ?? null,
  )
}

const nobodyTells = () => () => {}
