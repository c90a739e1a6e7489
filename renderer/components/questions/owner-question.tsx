import { useState } from 'react'
import { needsAsking } from '../../../electron/contract/present/overall.ts'
import type { Target } from '../../../electron/contract/schema.ts'
import type { ConnectionRow } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { meaningOf } from '../../model/guarded-press.ts'
import { Button } from '../controls/button.tsx'
import { DestructiveButton } from '../controls/destructive-button.tsx'
import { Question } from './question.tsx'

interface OwnerQuestionProps {
  readonly row: ConnectionRow
  readonly target: Target
  readonly name: string
}

/**
 * Asked in the row itself before what is, or may be, somebody else's is hung up. Once something else is known of it than what
 * was asked about, the question cannot be answered and has to be asked again.
 */
export function OwnerQuestion({ row, target, name }: OwnerQuestionProps) {
  const { words, actions } = useView()
  const [asked, setAsked] = useState({ owner: row.owner, name })
  const { ask } = words
  const changed = asked.owner !== row.owner || asked.name !== name
  const askAgain = (): void => {
    if (needsAsking(row)) setAsked({ owner: row.owner, name })
    else actions.cancel()
  }
  return (
    <Question
      title={ask.title({ name: asked.name })}
      place="row"
      answers={
        <>
          {changed ? (
            <Button onPress={askAgain}>{ask.askAgain}</Button>
          ) : (
            <DestructiveButton
              meaning={`${meaningOf('hang-up-anyway', target)} ${asked.owner}`}
              look="danger"
              onPress={(press) => actions.hangUpAnyway(press, target)}
            >
              {ask.anyway}
            </DestructiveButton>
          )}
          <Button look="quiet" autoFocus onPress={actions.cancel}>
            {words.action.cancel}
          </Button>
        </>
      }
    >
      <p>{changed ? ask.changed : asked.owner === 'me' ? ask.unknown : ask[asked.owner]}</p>
    </Question>
  )
}
