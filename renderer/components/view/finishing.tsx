import type { Finishing } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { Button } from '../controls/button.tsx'

/** Quitting waits for a hang-up, unless the user decides otherwise. */
export function FinishingQuestion({ finishing }: { readonly finishing: Finishing }) {
  const { words, actions } = useView()
  const { title, running, stuck, wait, leave } = words.finishing
  return (
    // biome-ignore lint/a11y/useSemanticElements: a question with two answers, not a form
    <div role="group" className="question question-all" aria-label={title}>
      <p>
        <strong>{title}…</strong>
      </p>
      <p>{finishing.stuck ? stuck : running(finishing.running)}</p>
      <div className="buttons">
        <Button onPress={actions.waitForEnd}>{wait}</Button>
        <Button look="quiet" destructive onPress={actions.leave}>
          {leave}
        </Button>
      </div>
    </div>
  )
}
