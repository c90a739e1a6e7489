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

/** Asked in the row itself before what is, or may be, somebody else's is hung up. */
export function OwnerQuestion({ row, target, name }: OwnerQuestionProps) {
  const { words, actions } = useView()
  const { ask } = words
  return (
    <Question
      title={ask.title({ name })}
      place="row"
      answers={
        <>
          <DestructiveButton
            meaning={`${meaningOf('hang-up-anyway', target)} ${row.owner}`}
            look="danger"
            onPress={(press) => actions.hangUpAnyway(press, target)}
          >
            {ask.anyway}
          </DestructiveButton>
          <Button look="quiet" autoFocus onPress={actions.cancel}>
            {words.action.cancel}
          </Button>
        </>
      }
    >
      <p>{row.owner === 'me' ? ask.unknown : ask[row.owner]}</p>
    </Question>
  )
}
