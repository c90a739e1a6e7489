import { useState } from 'react'
import { shownName } from '../../../electron/contract/present/names.ts'
import { type AllTargets, allTargets, sameTargets } from '../../../electron/contract/present/overall.ts'
import type { Snapshot } from '../../../electron/contract/snapshot.ts'
import type { Words } from '../../../electron/contract/words/words.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { Button } from '../controls/button.tsx'
import { DestructiveButton } from '../controls/destructive-button.tsx'
import { NamedSet } from './named-set.tsx'
import { Question } from './question.tsx'

/**
 * Before all are hung up: those that are named, and no other; rows of others only where that is ticked. Once there are other
 * connections than it was asked about, it cannot be answered and has to be asked again.
 */
export function AllQuestion({ snapshot }: { readonly snapshot: Snapshot }) {
  const { words, actions } = useView()
  const [asked, setAsked] = useState(() => allTargets(snapshot))
  const [includeOthers, setIncludeOthers] = useState(false)
  const now = allTargets(snapshot)
  const { mine, others } = asked
  const rows = includeOthers ? [...mine, ...others] : mine
  const ids = rows.map(({ id }) => id)
  const changed = !sameTargets(asked, now) || namesOf(asked, words) !== namesOf(now, words)
  const askAgain = (): void => {
    setAsked(now)
    setIncludeOthers(false)
  }
  return (
    <Question
      title={words.ask.allTitle}
      place="whole"
      answers={
        <>
          {changed ? (
            <Button onPress={askAgain}>{words.ask.askAgain}</Button>
          ) : (
            <DestructiveButton
              meaning={['hang-up-all', ...ids].join(' ')}
              look="danger"
              pending={ids.length === 0}
              onPress={(press) => actions.hangUpAll(press, ids, includeOthers)}
            >
              {words.ask.allConfirm({ count: ids.length })}
            </DestructiveButton>
          )}
          <Button look="quiet" autoFocus onPress={actions.cancel}>
            {words.action.cancel}
          </Button>
        </>
      }
    >
      {changed ? (
        <p>{words.ask.allChanged}</p>
      ) : (
        <>
          {mine.length === 0 && <p>{words.ask.allNone}</p>}
          <NamedSet names={rows.map((row) => shownName(row, words))} />
          {others.length > 0 && (
            <label className="tick">
              <input
                type="checkbox"
                checked={includeOthers}
                onChange={(event) => setIncludeOthers(event.target.checked)}
              />
              {words.ask.includeOthers({ count: others.length })}
            </label>
          )}
        </>
      )}
    </Question>
  )
}

/** What the user read; which of two is meant may be another one under the same name. */
function namesOf({ mine, others }: AllTargets, words: Words): string {
  return [...mine, ...others]
    .map((row) => shownName(row, words))
    .sort()
    .join('\n')
}
