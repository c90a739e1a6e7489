import { barOf, tickOf } from '../../../electron/contract/present/time.ts'
import type { TeardownView } from '../../../electron/contract/teardown-view.ts'
import { useReceivedAt } from '../../hooks/time/use-received-at.ts'
import { useSince } from '../../hooks/time/use-since.ts'

/** How far a hang-up is on its way to "stuck"; the words beside it say the same, so it is not read aloud. */
export function ThinBar({ teardown }: { readonly teardown: TeardownView }) {
  const since = useSince(useReceivedAt(), tickOf(teardown.progress))
  const filled = barOf(teardown, since)
  if (filled === null || !('mark' in teardown.progress)) return null
  return (
    <div className={`bar bar-${teardown.progress.mark}`} aria-hidden="true">
      <div className="bar-filled" style={{ transform: `scaleX(${filled.toFixed(3)})` }} />
    </div>
  )
}
