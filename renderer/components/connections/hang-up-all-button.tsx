import { allTargets, asksBeforeAll } from '../../../electron/contract/present/overall.ts'
import type { Snapshot } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { Button } from '../controls/button.tsx'

/** The button, pending while there is nothing to hang up. */
export function HangUpAllButton({ snapshot }: { readonly snapshot: Snapshot }) {
  const { words, actions, view } = useView()
  const { mine, others } = allTargets(snapshot)
  const asks = asksBeforeAll(snapshot)
  return (
    <Button
      look="quiet"
      destructive
      label={words.action.hangUpAll}
      pending={mine + others === 0}
      {...(asks && { expanded: view.askingAll })}
      onPress={view.askingAll ? actions.cancel : actions.askAll}
    >
      {asks ? words.action.hangUpAllEllipsis : words.action.hangUpAll}
    </Button>
  )
}
