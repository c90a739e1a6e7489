import type { Target } from '../../../electron/contract/schema.ts'
import type { ConnectionRow } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { useReturnedFocus } from '../../hooks/input/use-returned-focus.ts'
import { Button } from './button.tsx'

interface AskProps {
  readonly row: ConnectionRow
  readonly target: Target
  readonly name: string
}

/** Asked in the row itself before what is, or may be, somebody else's is hung up. */
export function Ask({ row, target, name }: AskProps) {
  const { words, actions } = useView()
  const { ask } = words
  const box = useReturnedFocus()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs; this is a question with two answers
    <div ref={box} role="group" className="below question" aria-label={ask.title(name)}>
      <p>
        <strong>{ask.title(name)}</strong>
      </p>
      <p>{row.owner === 'other' ? ask.other : ask.unknown}</p>
      <div className="buttons">
        <Button look="danger" destructive onPress={() => actions.hangUpAnyway(target)}>
          {ask.anyway}
        </Button>
        <Button look="quiet" autoFocus onPress={actions.cancel}>
          {words.action.cancel}
        </Button>
      </div>
    </div>
  )
}
