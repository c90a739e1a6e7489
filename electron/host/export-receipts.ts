import type { Receipt } from '../contract/receipt.ts'

/** All receipts as one JSON document, as they are kept. */
export function receiptsAsJson(receipts: readonly Receipt[]): string {
  return `${JSON.stringify({ v: 1, receipts }, null, 2)}\n`
}

const COLUMNS = [
  'id',
  'begun',
  'by',
  'name',
  'link',
  'device',
  'phonebook',
  'outcome',
  'evidence',
  'elapsed ms',
  'tries',
  'steps',
]

/** One line a receipt, RFC 4180; times in UTC. */
export function receiptsAsCsv(receipts: readonly Receipt[]): string {
  return [COLUMNS, ...receipts.map(cells)].map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
}

function cells(receipt: Receipt): readonly string[] {
  const { id, epoch, by, subject, outcome, elapsed, tries, steps } = receipt
  return [
    id,
    new Date(epoch).toISOString(),
    by,
    subject.name,
    subject.link === null ? '' : String(subject.link),
    subject.device,
    subject.phonebook,
    outcome.phase,
    'evidence' in outcome ? outcome.evidence.join(' ') : 'failure' in outcome ? JSON.stringify(outcome.failure) : '',
    String(elapsed),
    String(tries),
    steps.map((step) => `${step.at} ${step.what}${step.detail === undefined ? '' : ` ${step.detail}`}`).join('; '),
  ]
}

/** A name chosen by somebody else must not become a formula in a spreadsheet. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
