import { useState } from 'react'
import { allTargets, asksBeforeAll } from '../../../electron/contract/present/overall.ts'
import type { Snapshot } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { useReturnedFocus } from '../../hooks/input/use-returned-focus.ts'
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

/** The question, in place of a dialog box: rows of others are left out unless ticked. */
export function HangUpAllQuestion({ snapshot }: { readonly snapshot: Snapshot }) {
  const { words, actions } = useView()
  const box = useReturnedFocus()
  const [includeOthers, setIncludeOthers] = useState(false)
  const { mine, others } = allTargets(snapshot)
  const count = mine + (includeOthers ? others : 0)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a question with two answers, not a form
    <div ref={box} role="group" className="question question-all" aria-label={words.ask.allTitle}>
      <p>
        <strong>{words.ask.allTitle}</strong>
      </p>
      {mine === 0 && <p>{words.ask.allNone}</p>}
      {others > 0 && (
        <label className="tick">
          <input type="checkbox" checked={includeOthers} onChange={(event) => setIncludeOthers(event.target.checked)} />
          {words.ask.includeOthers(others)}
        </label>
      )}
      <div className="buttons">
        <Button look="danger" destructive pending={count === 0} onPress={() => actions.hangUpAll(includeOthers)}>
          {words.ask.allConfirm(count)}
        </Button>
        <Button look="quiet" autoFocus onPress={actions.cancel}>
          {words.action.cancel}
        </Button>
      </div>
    </div>
  )
}
