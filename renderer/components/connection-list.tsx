import { useRef } from 'react'
import type { ConnectionRow, Snapshot } from '../../electron/contract/snapshot.ts'
import { HeardContext, useAsOf } from '../hooks/use-as-of.ts'
import { useKeptFocus } from '../hooks/use-kept-focus.ts'
import { useRowKeys } from '../hooks/use-row-keys.ts'
import { useView } from '../hooks/use-view.ts'
import { ConnectionItem } from './connection-item.tsx'
import { Empty } from './empty.tsx'

interface ConnectionListProps {
  readonly snapshot: Snapshot
  /** Where details are shown beside the list: whose. */
  readonly chosen?: ConnectionRow | null
}

export function ConnectionList({ snapshot, chosen }: ConnectionListProps) {
  const { words } = useView()
  const { heardAt } = useAsOf()
  const box = useRef<HTMLDivElement>(null)
  const onKeyDown = useRowKeys()
  useKeptFocus(box)
  return (
    // The keys belong to the rows inside; the box only hears them all.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div ref={box} className="rows-box" tabIndex={-1} onKeyDown={onKeyDown}>
      <ul className="rows" aria-label={words.window.listLabel}>
        {snapshot.connections.map((row) => (
          <HeardContext key={row.id} value={heardAt.get(row.id) ?? 0}>
            <ConnectionItem row={row} chosen={chosen === undefined ? null : chosen?.id === row.id} />
          </HeardContext>
        ))}
      </ul>
      {snapshot.connections.length === 0 && snapshot.health.kind !== 'starting' && <Empty snapshot={snapshot} />}
    </div>
  )
}
