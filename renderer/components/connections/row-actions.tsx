import { useSyncExternalStore } from 'react'
import { choicesOf } from '../../../electron/contract/present/overall.ts'
import { endOf, type ReconnectButton, reconnectButton } from '../../../electron/contract/present/recent.ts'
import type { ConnectionRow } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { meaningOf } from '../../model/guarded-press.ts'
import { DestructiveButton } from '../controls/destructive-button.tsx'

interface RowActionsProps {
  readonly row: ConnectionRow
  /** The connection's name. */
  readonly name: string
}

/** What else can be done with a connection, in a place of its own that every row keeps free for it. */
export function RowActions({ row, name }: RowActionsProps) {
  const { words, actions } = useView()
  const reconnect = useReconnect(row)
  const target = { connection: row.id, link: null }
  if (choicesOf(row.teardown)?.again === true) {
    return (
      <span className="row-actions">
        <DestructiveButton
          meaning={meaningOf('hang-up-again', target)}
          look="quiet"
          label={words.action.hangUpAgainNamed({ name })}
          onPress={(press) => actions.act(press, 'hangUpAgain', target)}
        >
          {words.action.hangUpAgain}
        </DestructiveButton>
      </span>
    )
  }
  if (reconnect === null) return null
  return (
    <span className="row-actions">
      <DestructiveButton
        meaning={`reconnect ${reconnect.recent}`}
        look="quiet"
        label={words.action.reconnectNamed({ name })}
        pending={reconnect.button === 'pending'}
        onPress={(press) => actions.act(press, 'reconnect', { recent: reconnect.recent })}
      >
        {reconnect.button === 'may-fail' ? words.action.reconnectMayFail : words.action.reconnect}
      </DestructiveButton>
    </span>
  )
}

/** How the row's own end can be dialled again; null where it has not ended, or is not remembered any more. */
function useReconnect(row: ConnectionRow): { readonly recent: string; readonly button: ReconnectButton } | null {
  const { store } = useView()
  // As one text: every snapshot brings new values that say the same.
  const found = useSyncExternalStore(store.subscribe, () => {
    const { snapshot } = store.state()
    const end = snapshot === null || !row.ended ? null : endOf(row, snapshot)
    return end === null ? '' : `${reconnectButton(end)} ${end.id}`
  })
  const [button, recent] = splitOnce(found)
  if (button !== 'ready' && button !== 'may-fail' && button !== 'pending') return null
  return { recent, button }
}

function splitOnce(text: string): readonly [string, string] {
  const at = text.indexOf(' ')
  return [text.slice(0, at), text.slice(at + 1)]
}
