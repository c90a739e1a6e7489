import type { Finishing } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { Button } from '../controls/button.tsx'
import { DestructiveButton } from '../controls/destructive-button.tsx'
import { Question } from './question.tsx'

/** Quitting waits for a hang-up, unless the user decides otherwise. */
export function FinishingQuestion({ finishing }: { readonly finishing: Finishing }) {
  const { words, actions } = useView()
  const { title, running, stuck, wait, quitNow, dontQuit } = words.finishing
  return (
    <Question
      title={title}
      heading={`${title}…`}
      place="whole"
      answers={
        <>
          <Button onPress={() => actions.call('waitForEnd', null)}>{wait}</Button>
          <DestructiveButton meaning="leave" look="quiet" onPress={(press) => actions.act(press, 'leave', null)}>
            {quitNow}
          </DestructiveButton>
          <Button look="quiet" onPress={() => actions.call('dontQuit', null)}>
            {dontQuit}
          </Button>
        </>
      }
    >
      <p>{finishing.stuck ? stuck : running({ count: finishing.running })}</p>
    </Question>
  )
}
