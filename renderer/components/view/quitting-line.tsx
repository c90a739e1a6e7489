import { quittingText } from '../../../electron/contract/present/quitting.ts'
import type { Snapshot } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { Button } from '../controls/button.tsx'
import { DestructiveButton } from '../controls/destructive-button.tsx'
import { leaveMeaning } from '../questions/finishing-question.tsx'

/** Says what quitting waits for, for as long as it waits; while the question is open that says it. */
export function QuittingLine({ quitting, finishing }: Pick<Snapshot, 'quitting' | 'finishing'>) {
  const { words, actions } = useView()
  if (quitting === null || finishing !== null) return null
  return (
    <div className="banner quitting">
      <p>{quittingText(quitting, words)}</p>
      <div className="buttons">
        <DestructiveButton
          meaning={leaveMeaning(quitting)}
          look="quiet"
          onPress={(press) => actions.act(press, 'leave', null)}
        >
          {words.finishing.quitNow}
        </DestructiveButton>
        <Button look="quiet" onPress={() => actions.call('dontQuit', null)}>
          {words.finishing.dontQuit}
        </Button>
      </div>
    </div>
  )
}
