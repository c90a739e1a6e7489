import { memo, useMemo, useState } from 'react'
import type { Receipt } from '../../electron/contract/receipt.ts'
import type { Snapshot } from '../../electron/contract/snapshot.ts'
import type { PageWords } from '../../electron/contract/words/page-words.ts'
import type { Words } from '../../electron/contract/words/words.ts'
import { useAnswer } from '../hooks/use-answer.ts'
import { useView } from '../hooks/use-view.ts'
import { chosenReceipts, EVERY_RECEIPT, type ReceiptFilter } from '../model/receipts.ts'
import { Button } from './button.tsx'
import { HistoryFilter } from './history-filter.tsx'
import { HistoryItem } from './history-item.tsx'
import { HistoryUsual } from './history-usual.tsx'

interface HistoryPageProps {
  readonly snapshot: Snapshot
  readonly lost: boolean
  readonly text: PageWords
}

/** Every hang-up that was ever recorded: found, read, taken along. */
export function HistoryPage({ snapshot, lost, text }: HistoryPageProps) {
  const { words, ask } = useView()
  // Asked anew when OnHook is back, too.
  const receipts = useAnswer('receipts', lost ? -1 : snapshot.receipts, () => ask('receipts', null))
  const [filter, setFilter] = useState(EVERY_RECEIPT)
  const chosen = useMemo(() => chosenReceipts(receipts ?? [], filter, words), [receipts, filter, words])
  return (
    <section className="sheet" aria-labelledby="page-title">
      <header className="sheet-head">
        <h1 id="page-title">{words.window.pages.history}</h1>
        <ExportButtons chosen={chosen} text={text} />
      </header>
      {receipts !== null && receipts.length === 0 && <p className="sheet-empty">{text.history.empty}</p>}
      {receipts !== null && receipts.length > 0 && (
        <>
          <HistoryFilter filter={filter} text={text} onChange={setFilter} />
          <HistoryUsual usual={snapshot.usual} text={text} />
          <p className="sheet-count">{text.history.shown(chosen.length, receipts.length)}</p>
          <Found chosen={chosen} words={words} text={text} onShowAll={setFilter} />
        </>
      )}
    </section>
  )
}

interface FoundProps {
  readonly chosen: readonly Receipt[]
  readonly words: Words
  readonly text: PageWords
  readonly onShowAll: (filter: ReceiptFilter) => void
}

/** Stays as it is when a snapshot comes. */
const Found = memo(function Found({ chosen, words, text, onShowAll }: FoundProps) {
  if (chosen.length === 0) {
    return (
      <div className="sheet-empty">
        <p>{text.history.noneFits}</p>
        <Button onPress={() => onShowAll(EVERY_RECEIPT)}>{text.history.showAll}</Button>
      </div>
    )
  }
  return (
    <ul className="sheet-rows receipts" aria-label={text.history.list}>
      {chosen.map((receipt) => (
        <HistoryItem key={`${receipt.id} ${receipt.outcome.phase}`} receipt={receipt} words={words} text={text} />
      ))}
    </ul>
  )
})

/** What the filter shows, oldest first, as it is kept. */
function ExportButtons({ chosen, text }: Pick<FoundProps, 'chosen' | 'text'>) {
  const { actions } = useView()
  const save = (format: 'json' | 'csv'): void =>
    actions.exportReceipts({ format, ids: chosen.map((receipt) => receipt.id).reverse() })
  const none = chosen.length === 0
  return (
    <div className="sheet-actions">
      <Button pending={none} onPress={() => save('json')}>
        {text.history.exportJson}
      </Button>
      <Button pending={none} onPress={() => save('csv')}>
        {text.history.exportCsv}
      </Button>
    </div>
  )
}
