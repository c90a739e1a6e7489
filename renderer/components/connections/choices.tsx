import { choicesOf, isRunning } from '../../../electron/contract/present/overall.ts'
import { knowledgeOf } from '../../../electron/contract/present/row.ts'
import type { Target } from '../../../electron/contract/schema.ts'
import type { TeardownView } from '../../../electron/contract/snapshot.ts'
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

/** Below a hang-up that takes long: what is known, and what can be done. */
export function ChoicesBelow({ teardown, target, name }: ChoicesProps) {
  const { words, actions, kind } = useView()
  const choices = choicesOf(teardown)
  const sentences = isLate(teardown) ? knowledgeOf(teardown, words) : []
  if (choices === null && sentences.length === 0) return null
  return (
    <div className="below">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {choices !== null && (
        <div className="buttons">
          {choices.again && (
            <DestructiveButton
              meaning={meaningOf('hang-up-again', target)}
              label={words.action.hangUpAgainNamed({ name })}
              onPress={(press) => actions.act(press, 'hangUpAgain', target)}
            >
              {words.action.hangUpAgain}
            </DestructiveButton>
          )}
          {choices.keepWaiting && (
            <Button look="quiet" onPress={() => actions.call('keepWaiting', target)}>
              {words.action.keepWaiting}
            </Button>
          )}
          {kind === 'popover' ? (
            <Button look="quiet" onPress={() => actions.openWindow('connections', target.connection)}>
              {words.action.details}
            </Button>
          ) : (
            <Button look="quiet" onPress={() => actions.choose(target.connection)}>
              {words.action.details}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

/** Before that the row alone says enough. */
function isLate(teardown: TeardownView): boolean {
  return isRunning(teardown) && 'mark' in teardown.progress && teardown.progress.mark !== 'on-time'
}
