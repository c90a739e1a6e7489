import { allTargets, asksBeforeAll } from '../../../electron/contract/present/overall.ts'
import type { Snapshot } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { DestructiveButton } from '../controls/destructive-button.tsx'

/** The button, pending while there is nothing to hang up. Where it asks first, it opens and closes the question. */
export function HangUpAllButton({ snapshot }: { readonly snapshot: Snapshot }) {
  const { words, actions, view } = useView()
  const targets = allTargets(snapshot)
  const asks = view.askingAll || asksBeforeAll(snapshot)
  const ids = asks ? ['ask'] : targets.mine.map(({ id }) => id)
  return (
    <DestructiveButton
      meaning={['hang-up-all', ...ids].join(' ')}
      look="quiet"
      label={words.action.hangUpAll}
      pending={!view.askingAll && targets.mine.length + targets.others.length === 0}
      {...(asks && { expanded: view.askingAll })}
      onPress={(press) => (view.askingAll ? actions.cancel() : actions.askAll(press, targets))}
    >
      {asks ? words.action.hangUpAllEllipsis : words.action.hangUpAll}
    </DestructiveButton>
  )
}
