import { useState } from 'react'
import { allTargets } from '../../../electron/contract/present/overall.ts'
import type { Snapshot } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { Button } from '../controls/button.tsx'
import { Question } from './question.tsx'

/** Before all are hung up: rows of others are left out unless ticked. */
export function AllQuestion({ snapshot }: { readonly snapshot: Snapshot }) {
  const { words, actions } = useView()
  const [includeOthers, setIncludeOthers] = useState(false)
  const { mine, others } = allTargets(snapshot)
  const count = mine + (includeOthers ? others : 0)
  return (
    <Question
      title={words.ask.allTitle}
      place="whole"
      answers={
        <>
          <Button look="danger" destructive pending={count === 0} onPress={() => actions.hangUpAll(includeOthers)}>
            {words.ask.allConfirm(count)}
          </Button>
          <Button look="quiet" autoFocus onPress={actions.cancel}>
            {words.action.cancel}
          </Button>
        </>
      }
    >
      {mine === 0 && <p>{words.ask.allNone}</p>}
      {others > 0 && (
        <label className="tick">
          <input type="checkbox" checked={includeOthers} onChange={(event) => setIncludeOthers(event.target.checked)} />
          {words.ask.includeOthers(others)}
        </label>
      )}
    </Question>
  )
}
