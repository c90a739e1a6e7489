import { useMemo, useState } from 'react'
import type { LoggedCall } from '../../../electron/contract/schema.ts'
import { useAllWords } from '../../hooks/data/use-all-words.ts'
import { useNativeCalls } from '../../hooks/data/use-native-calls.ts'
import { useView } from '../../hooks/data/use-view.ts'
import type { PageProps } from '../../model/page-props.ts'
import { callText, chosenCalls, EVERY_CALL } from '../../model/pages/native-calls.ts'
import { shownText } from '../../model/pages/shown.ts'
import '../../styles/pages.css'
import { Button } from '../controls/button.tsx'
import { CopyButton } from '../controls/copy-button.tsx'
import { LogFilter } from './log-filter.tsx'
import { LogLines } from './log-lines.tsx'

const NONE: readonly LoggedCall[] = []

/** What Windows was asked, and what it answered. */
export function LogPage({ lost }: PageProps) {
  const words = useAllWords()
  const { actions } = useView()
  const { log } = words.page
  const [paused, setPaused] = useState(false)
  const [filter, setFilter] = useState(EVERY_CALL)
  const answer = useNativeCalls(paused, lost)
  const calls = answer ?? NONE
  const chosen = useMemo(() => chosenCalls(calls, filter), [calls, filter])
  return (
    <section className="sheet sheet-log" aria-labelledby="page-title">
      <header className="sheet-head">
        <h1 id="page-title">{words.window.pages.log}</h1>
        <div className="sheet-actions">
          <Button onPress={() => setPaused(!paused)}>{paused ? log.goOn : log.pause}</Button>
          <CopyButton
            copied={log.copied}
            pending={chosen.length === 0}
            text={() => chosen.map((call) => `${callText(call, words)}\n`).join('')}
          >
            {log.copy}
          </CopyButton>
          <Button title={log.reportHint} onPress={actions.saveReport}>
            {log.saveReport}
          </Button>
        </div>
      </header>
      <LogFilter calls={calls} filter={filter} onChange={setFilter} />
      <p className="sheet-count">{shownText(log, chosen.length, calls.length)}</p>
      {chosen.length > 0 && <LogLines key={`${filter.method} ${filter.troubled}`} calls={chosen} words={words} />}
      {answer !== null && chosen.length === 0 && (
        <p className="sheet-empty">{calls.length === 0 ? log.empty : log.noneFits}</p>
      )}
    </section>
  )
}
