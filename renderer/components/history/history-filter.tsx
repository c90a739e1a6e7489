import type { RefObject } from 'react'
import { OUTCOMES } from '../../../electron/contract/receipt.ts'
import { DEVICE_KINDS } from '../../../electron/contract/snapshot.ts'
import { useAllWords } from '../../hooks/data/use-all-words.ts'
import { phaseText, type ReceiptFilter } from '../../model/pages/receipts.ts'
import { Choice } from '../controls/choice.tsx'

const ANY = 'any'

interface HistoryFilterProps {
  readonly filter: ReceiptFilter
  /** Where the text is written. */
  readonly search: RefObject<HTMLInputElement | null>
  readonly onChange: (filter: ReceiptFilter) => void
}

export function HistoryFilter({ filter, search, onChange }: HistoryFilterProps) {
  const words = useAllWords()
  const { history } = words.page
  return (
    <search className="filter">
      <input
        ref={search}
        type="search"
        className="search"
        aria-label={history.search}
        placeholder={history.searchHint}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.target.value })}
      />
      <Choice
        label={history.outcome}
        value={filter.phase ?? ANY}
        options={[[ANY, history.anyOutcome], ...OUTCOMES.map((phase) => [phase, phaseText({ phase }, words)] as const)]}
        onChoose={(phase) => onChange({ ...filter, phase: phase === ANY ? null : phase })}
      />
      <Choice
        label={history.device}
        value={filter.device ?? ANY}
        options={[
          [ANY, history.anyDevice],
          ...DEVICE_KINDS.map((device) => [device, words.names.device[device]] as const),
        ]}
        onChoose={(device) => onChange({ ...filter, device: device === ANY ? null : device })}
      />
    </search>
  )
}
