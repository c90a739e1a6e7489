import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createWords, type Words } from '../electron/contract/words/create-words.ts'
import { ViewFrame } from './components/view-frame.tsx'
import type { View } from './hooks/use-view.ts'
import { type Actions, createActions } from './model/actions.ts'
import { connectBridge } from './model/bridge.ts'
import { createStore, type Store, type StoreState, type StoreTime } from './model/store.ts'

export interface StartedView {
  readonly state: StoreState
  readonly words: Words
  readonly actions: Actions
}

const browserTime: StoreTime = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = window.setTimeout(run, ms)
    return () => window.clearTimeout(timer)
  },
}

/** Puts a view on its page: words, store and components, in this order. */
export function startView(kind: View['kind'], render: (view: StartedView) => ReactNode): Store {
  const place = document.getElementById('view')
  if (place === null) throw new Error('The page has no place for the view')
  const words = createWords(navigator.language)
  document.documentElement.lang = words.language
  document.documentElement.dir = words.direction
  const store = createStore(connectBridge(), words, browserTime)
  const actions = createActions(store, kind)
  store.start()
  createRoot(place).render(
    <StrictMode>
      <ViewFrame kind={kind} store={store} actions={actions} words={words}>
        {(state) => render({ state, words, actions })}
      </ViewFrame>
    </StrictMode>,
  )
  return store
}
