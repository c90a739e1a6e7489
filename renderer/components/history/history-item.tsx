import { memo, useId, useState } from 'react'
import type { Receipt } from '../../../electron/contract/receipt.ts'
import type { ApartFact } from '../../../electron/contract/snapshot.ts'
import type { Words } from '../../../electron/contract/words/words.ts'
import { receiptLine, receiptName } from '../../model/pages/receipts.ts'
import { Chevron, DeviceGlyph } from '../controls/glyph.tsx'
import { ReceiptBody } from '../details/receipt-body.tsx'

interface HistoryItemProps {
  readonly receipt: Receipt
  readonly apart: readonly ApartFact[]
  readonly words: Words
}

/**
 * One record: what ended, how and when; opened, everything that is known of it. All it needs is handed in, so that a
 * thousand of them stay as they are when a snapshot comes.
 */
export const HistoryItem = memo(function HistoryItem({ receipt, apart, words }: HistoryItemProps) {
  const [open, setOpen] = useState(false)
  const lineId = useId()
  const name = receiptName(receipt, words, apart)
  const line = receiptLine(receipt, words)
  return (
    <li className="receipt" aria-label={name}>
      <div className="receipt-head">
        <DeviceGlyph device={receipt.subject.device} />
        <div className="row-text">
          <button
            type="button"
            className="choose"
            aria-expanded={open}
            aria-describedby={lineId}
            onClick={() => setOpen(!open)}
          >
            <bdi className="name" title={name}>
              {name}
            </bdi>
          </button>
          <span className="line" id={lineId}>
            <span className={`tone-${line.tone}`}>{line.state}</span>
            {line.facts.length > 0 && words.format.facts(['', ...line.facts])}
          </span>
        </div>
        <time className="receipt-date" dateTime={isoDate(receipt.epoch)}>
          {words.format.date(receipt.epoch)}
        </time>
        <Chevron open={open} />
      </div>
      {open && <ReceiptBody receipt={receipt} name={name} />}
    </li>
  )
})

/** Undefined for a date that no calendar has. */
function isoDate(epoch: number): string | undefined {
  const date = new Date(epoch)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
