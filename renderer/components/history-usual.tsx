import type { Usual } from '../../electron/contract/snapshot.ts'
import type { PageWords } from '../../electron/contract/words/page-words.ts'
import { useView } from '../hooks/use-view.ts'

interface HistoryUsualProps {
  readonly usual: readonly Usual[]
  readonly text: PageWords
}

/** How long hang-ups of each kind of device take here. */
export function HistoryUsual({ usual, text }: HistoryUsualProps) {
  const { words } = useView()
  if (usual.length === 0) return null
  return (
    <div className="usual">
      <h2>{words.window.usually}</h2>
      <dl>
        {usual.map(({ device, p50Ms, p95Ms, count }) => (
          <div key={device}>
            <dt>{words.names.device[device]}</dt>
            <dd>{text.history.usual(p50Ms, p95Ms, count)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
