import type { ConnectionRow, Traffic } from '../../../electron/contract/snapshot.ts'
import { useAnswer } from '../../hooks/data/use-answer.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { useSnapshotTime } from '../../hooks/time/use-received-at.ts'
import { areaBelow, type Graph, graphOf } from '../../model/drawing/graph.ts'
import { Fact } from './facts.tsx'

interface TrafficCardProps {
  readonly row: ConnectionRow
  readonly traffic: Traffic
}

/** What passes now, what passed in the last minutes, and what has passed in all. */
export function TrafficCard({ row, traffic }: TrafficCardProps) {
  const { words, ask } = useView()
  const { takenAt } = useSnapshotTime()
  const { format, window } = words
  // The engine measures once a second at most; other changes of the snapshot need no new picture.
  const points = useAnswer(row.id, Math.floor(takenAt / 1000), () => ask('traffic', { connection: row.id }))
  const graph = points === null ? null : graphOf(points)
  return (
    <section className="card">
      <div className="card-head">
        <h3>{graph === null ? window.traffic : words.graph.title({ count: graph.minutes })}</h3>
        <span className="rates">
          <span className="rate-received" title={window.receivedNow}>
            {words.line.received({ rate: traffic.receivedPerSecond })}
          </span>
          <span className="rate-sent" title={window.sentNow}>
            {words.line.sent({ rate: traffic.sentPerSecond })}
          </span>
        </span>
      </div>
      {/* It has its room before it has anything to show: what is below must not move under a hand. */}
      <div className="graph" aria-hidden="true">
        {graph !== null && <Picture graph={graph} scale={words.graph.scale({ rate: graph.top })} />}
      </div>
      <dl className="facts facts-traffic">
        <Fact term={window.receivedTotal}>{format.bytes(traffic.received)}</Fact>
        <Fact term={window.sentTotal}>{format.bytes(traffic.sent)}</Fact>
      </dl>
    </section>
  )
}

/** The words beside it say what it shows: it is not read aloud. */
function Picture({ graph, scale }: { readonly graph: Graph; readonly scale: string }) {
  return (
    <>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path className="graph-area" d={areaBelow(graph.received)} />
        <path className="graph-sent" d={graph.sent} />
        <path className="graph-received" d={graph.received} />
      </svg>
      <span className="graph-scale">{scale}</span>
    </>
  )
}
