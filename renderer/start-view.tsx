import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { FIRST_SETTINGS, type Settings } from '../electron/contract/settings.ts'
import { chooseLocale } from '../electron/contract/words/choose-locale.ts'
import type { Words } from '../electron/contract/words/words.ts'
import { ViewFrame } from './components/view/view-frame.tsx'
import type { ViewScope } from './hooks/data/use-view.ts'
import { pressesStartOver } from './hooks/input/press-watch.ts'
import { type Actions, createActions } from './model/actions.ts'
import { connectBridge } from './model/bridge/bridge.ts'
import { loadAllWords, loadFirstWords } from './model/load-words.ts'
import { createStore, type Shown, type Store, type StoreState, type StoreTime } from './model/store.ts'

export interface StartedView {
  readonly shown: Shown
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
export async function startView(kind: ViewScope['kind'], render: (view: StartedView) => ReactNode): Promise<Store> {
  const place = document.getElementById('view')
  if (place === null) throw new Error('The page has no place for the view')
  const first = (language: Settings['language']): Promise<Words> =>
    loadFirstWords(chooseLocale(language, navigator.language))
  const begun = await first(FIRST_SETTINGS.language)
  const wordsIn = async (language: Settings['language']): Promise<Words> =>
    loadAllWords(language === FIRST_SETTINGS.language ? begun : await first(language))
  const bridge = connectBridge()
  bridge.on('shown', pressesStartOver)
  const store = createStore(bridge, begun, wordsIn, browserTime)
  const actions = createActions(store, kind)
  dress(store.state())
  store.subscribe(() => dress(store.state()))
  store.start()
  createRoot(place).render(
    <StrictMode>
      <ViewFrame kind={kind} store={store} actions={actions}>
        {(shown) => render({ shown, words: shown.words, actions })}
      </ViewFrame>
    </StrictMode>,
  )
  return store
}

/**
 * Language, direction and theme are the page's own, above all components. Written only where they change: an attribute of
 * the root costs every element its style, though the value be the same.
 */
function dress({ words, snapshot }: StoreState): void {
  const page = document.documentElement
  const theme = snapshot?.desktop.settings.theme ?? FIRST_SETTINGS.theme
  if (page.lang !== words.language) page.lang = words.language
  if (page.dir !== words.direction) page.dir = words.direction
  if (page.dataset['theme'] !== theme) page.dataset['theme'] = theme
}
