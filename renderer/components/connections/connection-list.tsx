import { memo, useRef } from 'react'
import type { ConnectionRow, Snapshot } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { useKeptFocus } from '../../hooks/input/use-kept-focus.ts'
import { useRowKeys } from '../../hooks/input/use-row-keys.ts'
import { useSteadyHeights } from '../../hooks/layout/use-steady-heights.ts'
import { ConnectionItem } from './connection-item.tsx'
import { Empty } from './empty.tsx'

interface ConnectionListProps {
  readonly snapshot: Snapshot
  readonly order: readonly string[]
  readonly held: boolean
  /** Where details are shown beside the list: whose. */
  readonly chosen?: ConnectionRow | null
}

export function ConnectionList({ snapshot, order, held, chosen }: ConnectionListProps) {
  const box = useRef<HTMLDivElement>(null)
  const onKeyDown = useRowKeys()
  // Beside details Enter on a row shows them.
  useKeptFocus(box, chosen !== undefined)
  useSteadyHeights(box, held, order)
  return (
    // The keys belong to the rows inside; the box only hears them all.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div ref={box} className="rows-box" data-hold="" tabIndex={-1} onKeyDown={onKeyDown}>
      <Rows order={order} chosen={chosen === undefined ? undefined : (chosen?.id ?? null)} />
      {snapshot.connections.length === 0 && snapshot.health.kind !== 'starting' && <Empty snapshot={snapshot} />}
    </div>
  )
}

interface RowsProps {
  readonly order: readonly string[]
  readonly chosen: string | null | undefined
}

/** Each row hears of its changes by itself: the list is drawn anew only when one comes, goes or moves. */
const Rows = memo(function Rows({ order, chosen }: RowsProps) {
  const { words } = useView()
  return (
    <ul className="rows" aria-label={words.window.listLabel}>
      {order.map((id) => (
        <ConnectionItem key={id} id={id} chosen={chosen === undefined ? null : chosen === id} />
      ))}
    </ul>
  )
})
