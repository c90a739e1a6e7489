import type { StateLine } from '../../../electron/contract/present/row.ts'
import { useView } from '../../hooks/data/use-view.ts'

/** "Connected · 12 min": the state in its colour, then the facts. */
export function StateText({ line }: { readonly line: StateLine }) {
  const { words } = useView()
  return (
    <span className="line">
      <span className={`tone-${line.tone}`}>{line.state}</span>
      {line.facts.length > 0 && words.format.facts(['', ...line.facts])}
    </span>
  )
}
