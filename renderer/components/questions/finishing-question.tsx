import { quitNames } from '../../../electron/contract/present/quitting.ts'
import type { Finishing, Quitting } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { Button } from '../controls/button.tsx'
import { DestructiveButton } from '../controls/destructive-button.tsx'
import { NamedSet } from './named-set.tsx'
import { Question } from './question.tsx'

interface FinishingQuestionProps {
  readonly finishing: Finishing
  readonly quitting: Quitting | null
}

/** Quitting waits for hang-ups, unless the user decides otherwise: about those that are named, and no other. */
export function FinishingQuestion({ finishing, quitting }: FinishingQuestionProps) {
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
          <DestructiveButton
            meaning={leaveMeaning(quitting)}
            look="quiet"
            onPress={(press) => actions.act(press, 'leave', null)}
          >
            {quitNow}
          </DestructiveButton>
          <Button look="quiet" onPress={() => actions.call('dontQuit', null)}>
            {dontQuit}
          </Button>
        </>
      }
    >
      <p>{finishing.stuck ? stuck : running({ count: finishing.running })}</p>
      {quitting !== null && <NamedSet names={quitNames(quitting, words)} />}
    </Question>
  )
}

/** Leaves these hang-ups: a press meant for others does nothing. */
export function leaveMeaning(quitting: Quitting | null): string {
  return ['leave', ...(quitting?.waitsFor ?? []).map(({ id }) => id)].join(' ')
}
