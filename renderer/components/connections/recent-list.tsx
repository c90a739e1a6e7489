import { shownName } from '../../../electron/contract/present/names.ts'
import { recentLine, recentName, reconnectButton } from '../../../electron/contract/present/recent.ts'
import type { RecentRow } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { DestructiveButton } from '../controls/destructive-button.tsx'
import { Name } from '../controls/name.tsx'
import { StateText } from './state-text.tsx'

/** What ended lately, and how; an entry can be connected again from here, by Windows' own dialog. */
export function RecentList({ rows }: { readonly rows: readonly RecentRow[] }) {
  const { words } = useView()
  return (
    <ul className="recent-rows" aria-label={words.recent.title}>
      {rows.map((row) => (
        <RecentItem key={row.id} row={row} />
      ))}
    </ul>
  )
}

function RecentItem({ row }: { readonly row: RecentRow }) {
  const { words, actions } = useView()
  const button = reconnectButton(row)
  return (
    <li className="recent-row" aria-label={recentName(row, words)}>
      <div className="row-text">
        <Name of={{ name: recentName(row, words) }} />
        <StateText line={recentLine(row, words)} />
      </div>
      {button !== 'absent' && (
        <DestructiveButton
          meaning={`reconnect ${row.id}`}
          look="quiet"
          label={words.action.reconnectNamed({ name: shownName(row, words) })}
          pending={button === 'pending'}
          onPress={(press) => actions.act(press, 'reconnect', { recent: row.id })}
        >
          {button === 'may-fail' ? words.action.reconnectMayFail : words.action.reconnect}
        </DestructiveButton>
      )}
    </li>
  )
}
