import { createContext, useContext } from 'react'
import type { Usual } from '../../../electron/contract/snapshot.ts'
import type { Words } from '../../../electron/contract/words/words.ts'
import type { Actions } from '../../model/actions.ts'
import type { Store } from '../../model/store.ts'
import type { ViewState } from '../../model/view-state.ts'

/** What every component of a view may need beside its own row. None of it changes with a snapshot in which nothing happens. */
export interface ViewScope {
  readonly kind: 'popover' | 'window'
  readonly words: Words
  readonly actions: Actions
  readonly view: ViewState
  readonly ask: Store['ask']
  readonly store: Pick<Store, 'state' | 'subscribe'>
  readonly usual: readonly Usual[]
}

export const ViewContext = createContext<ViewScope | null>(null)

export function useView(): ViewScope {
  const view = useContext(ViewContext)
  if (view === null) throw new Error('useView is for components below a ViewContext')
  return view
}
