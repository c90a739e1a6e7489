import { choicesOf, isRunning } from '../../../electron/contract/present/overall.ts'
import { knowledgeOf } from '../../../electron/contract/present/row.ts'
import type { Target } from '../../../electron/contract/schema.ts'
import type { TeardownView } from '../../../electron/contract/teardown-view.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { meaningOf } from '../../model/guarded-press.ts'
import { Button } from '../controls/button.tsx'
import { DestructiveButton } from '../controls/destructive-button.tsx'

interface ChoicesProps {
  readonly teardown: TeardownView
  readonly target: Target
  /** The connection's name, with its link. */
  readonly name: string
}

/** Only a connection's row has another place for "Hang up again". */
const againHere = ({ link }: Target): boolean => link !== null

/** Below a hang-up that takes long: what is known, and what can be done. */
export function ChoicesBelow({ teardown, target, name }: ChoicesProps) {
  const { words, actions, kind } = useView()
  if (!isLate(teardown)) return null
  const choices = choicesOf(teardown)
  return (
    <div className="below">
      {knowledgeOf(teardown, words).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <div className="buttons">
        {choices?.again === true && againHere(target) && (
          <DestructiveButton
            meaning={meaningOf('hang-up-again', target)}
            label={words.action.hangUpAgainNamed({ name })}
            onPress={(press) => actions.act(press, 'hangUpAgain', target)}
          >
            {words.action.hangUpAgain}
          </DestructiveButton>
        )}
        <Button
          look="quiet"
          onPress={() =>
            kind === 'popover'
              ? actions.openWindow('connections', target.connection)
              : actions.choose(target.connection)
          }
        >
          {words.action.details}
        </Button>
        {choices?.keepWaiting === true && (
          <Button look="quiet" onPress={() => actions.call('keepWaiting', target)}>
            {words.action.keepWaiting}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Before that the row alone says enough. */
function isLate(teardown: TeardownView): boolean {
  return isRunning(teardown) && 'mark' in teardown.progress && teardown.progress.mark !== 'on-time'
}
