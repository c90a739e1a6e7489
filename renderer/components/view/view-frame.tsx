import { type ReactNode, useMemo, useSyncExternalStore } from 'react'
import { ViewContext, type ViewScope } from '../../hooks/data/use-view.ts'
import { useHold } from '../../hooks/input/use-hold.ts'
import type { Actions } from '../../model/actions.ts'
import type { Shown, Store } from '../../model/store.ts'
import { StatusLine } from './status-line.tsx'

interface ViewFrameProps {
  readonly kind: ViewScope['kind']
  readonly store: Store
  readonly actions: Actions
  readonly children: (shown: Shown) => ReactNode
}

/** Joins store and components; the status line lives here, so that it is there before the first news. */
export function ViewFrame({ kind, store, actions, children }: ViewFrameProps) {
  const shown = useSyncExternalStore(store.subscribe, store.shown)
  useHold(store.hold)
  const { snapshot, view, words } = shown
  const usual = snapshot?.usual ?? NONE
  // The same value as long as it says the same: what has not changed is not drawn anew.
  const value = useMemo(
    (): ViewScope => ({ kind, words, actions, view, ask: store.ask, store, usual }),
    [kind, words, actions, view, store, usual],
  )
  return (
    <ViewContext value={value}>
      {children(shown)}
      <StatusLine said={shown.said} />
    </ViewContext>
  )
}

const NONE: ViewScope['usual'] = []
