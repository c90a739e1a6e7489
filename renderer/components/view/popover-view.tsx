import { type KeyboardEvent, useRef } from 'react'
import { titleOf } from '../../../electron/contract/present/overall.ts'
import { recentRows } from '../../../electron/contract/present/recent.ts'
import type { Words } from '../../../electron/contract/words/words.ts'
import { useEscape } from '../../hooks/input/use-escape.ts'
import { useFitPopover } from '../../hooks/layout/use-fit-popover.ts'
import type { Actions } from '../../model/actions.ts'
import type { Shown } from '../../model/store.ts'
import { ConnectionList } from '../connections/connection-list.tsx'
import { HangUpAllButton } from '../connections/hang-up-all-button.tsx'
import { RecentList } from '../connections/recent-list.tsx'
import { Waiting } from '../connections/waiting.tsx'
import { Button } from '../controls/button.tsx'
import { SettingsGlyph, WindowGlyph } from '../controls/glyph.tsx'
import { AllQuestion } from '../questions/all-question.tsx'
import { FinishingQuestion } from '../questions/finishing-question.tsx'
import { Banners, SourceBanner } from './banners.tsx'
import { HintNote } from './hint-note.tsx'
import { QuittingLine } from './quitting-line.tsx'

interface PopoverViewProps {
  readonly shown: Shown
  readonly words: Words
  readonly actions: Actions
}

/** The tray popover: every connection, its hang-up, what ended lately. */
export function PopoverView({ shown, words, actions }: PopoverViewProps) {
  const box = useRef<HTMLElement>(null)
  const { snapshot, order, held, view, lost } = shown
  const asking = view.asking !== null || view.askingAll
  useFitPopover(actions.tellHeight, held)
  useEscape(asking ? actions.cancel : actions.hide)
  if (snapshot === null) return <Waiting lost={lost} />

  const recent = recentRows(snapshot)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Tab' && box.current !== null) cycle(event, box.current)
  }
  return (
    <main ref={box} className="popover" onKeyDown={onKeyDown}>
      <header className="head">
        <h1>{titleOf(snapshot, words)}</h1>
        <Button
          look="icon"
          label={words.action.openWindow}
          title={words.action.openWindow}
          onPress={() => actions.openWindow('connections', null)}
        >
          <WindowGlyph />
        </Button>
        <Button
          look="icon"
          label={words.action.settings}
          title={words.action.settings}
          onPress={() => actions.openWindow('settings', null)}
        >
          <SettingsGlyph />
        </Button>
      </header>
      <SourceBanner source={snapshot.source} />
      <ConnectionList snapshot={snapshot} order={order} held={held} />
      <HintNote hints={snapshot.desktop.hints} />
      {recent.length > 0 && (
        <section className="recent" data-hold="">
          <h2>{words.recent.title}</h2>
          <RecentList rows={recent} />
        </section>
      )}
      <footer className="foot">
        <Banners snapshot={snapshot} lost={lost} />
        <QuittingLine quitting={snapshot.quitting} finishing={snapshot.finishing} />
        {snapshot.finishing !== null && (
          <FinishingQuestion finishing={snapshot.finishing} quitting={snapshot.quitting} />
        )}
        {view.askingAll && <AllQuestion snapshot={snapshot} />}
        <div className="foot-buttons">
          <HangUpAllButton snapshot={snapshot} />
          <Button look="quiet" onPress={() => actions.call('quit', null)}>
            {words.action.quit}
          </Button>
        </div>
      </footer>
    </main>
  )
}

/** Tab goes round inside the popover: there is nothing else to reach from it. */
function cycle(event: KeyboardEvent<HTMLElement>, box: HTMLElement): void {
  const stops = [...box.querySelectorAll<HTMLElement>('button, input, a[href]')]
  const first = stops[0]
  const last = stops[stops.length - 1]
  if (first === undefined || last === undefined) return
  const leaving = event.shiftKey ? document.activeElement === first : document.activeElement === last
  if (!leaving) return
  event.preventDefault()
  const next = event.shiftKey ? last : first
  next.focus()
}
