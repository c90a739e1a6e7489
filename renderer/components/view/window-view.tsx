import { Suspense, useDeferredValue, useEffect } from 'react'
import { titleOf } from '../../../electron/contract/present/overall.ts'
import { recentRows } from '../../../electron/contract/present/recent.ts'
import { PAGES } from '../../../electron/contract/schema.ts'
import type { Snapshot } from '../../../electron/contract/snapshot.ts'
import type { Words } from '../../../electron/contract/words/words.ts'
import type { Actions } from '../../model/actions.ts'
import type { Shown } from '../../model/store.ts'
import type { ViewState } from '../../model/view-state.ts'
import { ConnectionList } from '../connections/connection-list.tsx'
import { HangUpAllButton } from '../connections/hang-up-all-button.tsx'
import { RecentList } from '../connections/recent-list.tsx'
import { Waiting } from '../connections/waiting.tsx'
import { Details } from '../details/details.tsx'
import { AllQuestion } from '../questions/all-question.tsx'
import { FinishingQuestion } from '../questions/finishing-question.tsx'
import { Banners, SourceBanner } from './banners.tsx'
import { LAZY_PAGES, readPagesAhead } from './lazy-pages.tsx'
import { QuittingLine } from './quitting-line.tsx'

interface WindowViewProps {
  readonly shown: Shown
  readonly words: Words
  readonly actions: Actions
}

/** The window: pages, and on the first of them the list with the details of one connection. */
export function WindowView({ shown, words, actions }: WindowViewProps) {
  const { snapshot, order, held, view, lost } = shown
  if (snapshot === null) return <Waiting lost={lost} />
  return (
    <div className="window">
      <nav className="pages" aria-label={words.window.pagesLabel}>
        <span className="product">{words.product}</span>
        {PAGES.map((page) => (
          <a
            key={page}
            href={`#${page}`}
            className="page-link"
            aria-current={page === view.page ? 'page' : undefined}
            onClick={() => actions.show(page)}
          >
            {words.window.pages[page]}
          </a>
        ))}
      </nav>
      <main className="page">
        <SourceBanner source={snapshot.source} />
        <Suspense>
          <PageOf snapshot={snapshot} order={order} held={held} view={view} lost={lost} words={words} />
        </Suspense>
        <Banners snapshot={snapshot} lost={lost} />
        <QuittingLine quitting={snapshot.quitting} finishing={snapshot.finishing} />
        {snapshot.finishing !== null && (
          <FinishingQuestion finishing={snapshot.finishing} quitting={snapshot.quitting} />
        )}
      </main>
    </div>
  )
}

interface PageOfProps {
  readonly snapshot: Snapshot
  readonly order: Shown['order']
  readonly held: boolean
  readonly view: ViewState
  readonly lost: boolean
  readonly words: Words
}

function PageOf({ snapshot, order, held, view, lost, words }: PageOfProps) {
  // Deferred: until the file of a page was read the one before it stays in sight.
  const page = useDeferredValue(view.page)
  useEffect(() => {
    const idle = requestIdleCallback(readPagesAhead)
    return () => cancelIdleCallback(idle)
  }, [])
  if (page === 'connections') {
    return <ConnectionsPage snapshot={snapshot} order={order} held={held} view={view} words={words} />
  }
  const LazyPage = LAZY_PAGES[page]
  return <LazyPage snapshot={snapshot} lost={lost} />
}

function ConnectionsPage({ snapshot, order, held, view, words }: Omit<PageOfProps, 'lost'>) {
  const chosen = snapshot.connections.find((row) => row.id === view.chosen) ?? snapshot.connections[0] ?? null
  const recent = recentRows(snapshot)
  return (
    <div className={chosen === null ? 'split split-empty' : 'split'}>
      <div className="side">
        <h1>{titleOf(snapshot, words)}</h1>
        <div className="side-rows">
          <ConnectionList snapshot={snapshot} order={order} held={held} chosen={chosen} />
          {recent.length > 0 && (
            <section className="recent" data-hold="">
              <h2>{words.recent.title}</h2>
              <RecentList rows={recent} />
            </section>
          )}
        </div>
        {chosen !== null && (
          <div className="foot">
            {view.askingAll && <AllQuestion snapshot={snapshot} />}
            <div className="foot-buttons">
              <HangUpAllButton snapshot={snapshot} />
            </div>
          </div>
        )}
      </div>
      {chosen !== null && <Details key={chosen.id} row={chosen} />}
    </div>
  )
}
