import { memo, useCallback, useMemo, useRef, useState } from 'react'
import type { Receipt } from '../../../electron/contract/receipt.ts'
import type { ApartFact } from '../../../electron/contract/snapshot.ts'
import type { AllWords } from '../../../electron/contract/words/words.ts'
import { useAllWords } from '../../hooks/data/use-all-words.ts'
import { useReceipts } from '../../hooks/data/use-receipts.ts'
import { useView } from '../../hooks/data/use-view.ts'
import type { PageProps } from '../../model/page-props.ts'
import { chosenReceipts, EVERY_RECEIPT, receiptsApart } from '../../model/pages/receipts.ts'
import { shownText } from '../../model/pages/shown.ts'
import '../../styles/pages.css'
import { Button } from '../controls/button.tsx'
import { HistoryFilter } from './history-filter.tsx'
import { HistoryItem } from './history-item.tsx'
import { HistoryUsual } from './history-usual.tsx'

/** Every hang-up that was ever recorded: found, read, taken along. */
export function HistoryPage({ snapshot, lost }: PageProps) {
  const words = useAllWords()
  const { history } = words.page
  const receipts = useReceipts(snapshot.receipts, lost)
  const [filter, setFilter] = useState(EVERY_RECEIPT)
  const search = useRef<HTMLInputElement>(null)
  // The button that was pressed goes; the next search begins where the last one did.
  const showAll = useCallback(() => {
    setFilter(EVERY_RECEIPT)
    search.current?.focus()
  }, [])
  const apart = useMemo(() => receiptsApart(receipts ?? []), [receipts])
  const chosen = useMemo(() => chosenReceipts(receipts ?? [], filter, words), [receipts, filter, words])
  return (
    <section className="sheet" aria-labelledby="page-title">
      <header className="sheet-head">
        <h1 id="page-title">{words.window.pages.history}</h1>
        <ExportButtons chosen={chosen} />
      </header>
      {receipts !== null && receipts.length === 0 && <p className="sheet-empty">{history.empty}</p>}
      {receipts !== null && receipts.length > 0 && (
        <>
          <HistoryFilter filter={filter} search={search} onChange={setFilter} />
          <HistoryUsual usual={snapshot.usual} />
          <p className="sheet-count">{shownText(history, chosen.length, receipts.length)}</p>
          <Found chosen={chosen} apart={apart} words={words} onShowAll={showAll} />
        </>
      )}
    </section>
  )
}

interface FoundProps {
  readonly chosen: readonly Receipt[]
  /** By the record's id. */
  readonly apart: ReturnType<typeof receiptsApart>
  readonly words: AllWords
  readonly onShowAll: () => void
}

/** Stays as it is when a snapshot comes. */
const Found = memo(function Found({ chosen, apart, words, onShowAll }: FoundProps) {
  const { history } = words.page
  if (chosen.length === 0) {
    return (
      <div className="sheet-empty">
        <p>{history.noneFits}</p>
        <Button onPress={onShowAll}>{history.showAll}</Button>
      </div>
    )
  }
  return (
    <ul className="sheet-rows receipts" aria-label={history.list}>
      {chosen.map((receipt) => (
        <HistoryItem
          key={`${receipt.id} ${receipt.outcome.phase}`}
          receipt={receipt}
          apart={apart.get(receipt.id) ?? NONE}
          words={words}
        />
      ))}
    </ul>
  )
})

/** What the filter shows, oldest first, as it is kept. */
function ExportButtons({ chosen }: Pick<FoundProps, 'chosen'>) {
  const words = useAllWords()
  const { actions } = useView()
  const { history } = words.page
  const save = (format: 'json' | 'csv'): void =>
    actions.exportReceipts({ format, ids: chosen.map((receipt) => receipt.id).reverse() })
  const none = chosen.length === 0
  return (
    <div className="sheet-actions">
      <Button pending={none} onPress={() => save('json')}>
        {history.exportJson}
      </Button>
      <Button pending={none} onPress={() => save('csv')}>
        {history.exportCsv}
      </Button>
    </div>
  )
}

const NONE: readonly ApartFact[] = []
