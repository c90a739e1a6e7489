import type { Usual } from '../../../electron/contract/snapshot.ts'
import { useAllWords } from '../../hooks/data/use-all-words.ts'

interface HistoryUsualProps {
  readonly usual: readonly Usual[]
}

/** How long hang-ups of each kind of device take here. */
export function HistoryUsual({ usual }: HistoryUsualProps) {
  const words = useAllWords()
  if (usual.length === 0) return null
  return (
    <div className="usual">
      <h2>{words.window.usually}</h2>
      <dl>
        {usual.map(({ device, p50Ms, p95Ms, count }) => (
          <div key={device}>
            <dt>{words.names.device[device]}</dt>
            <dd>{words.page.history.usual({ p50Ms, p95Ms, count })}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
