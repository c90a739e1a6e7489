import type { Traffic } from '../../electron/contract/snapshot.ts'
import { useView } from '../hooks/use-view.ts'
import { Fact } from './facts.tsx'

/** What passes now, and what has passed. */
export function TrafficCard({ traffic }: { readonly traffic: Traffic }) {
  const { words } = useView()
  const { format, window } = words
  return (
    <section className="card">
      <h3>{window.traffic}</h3>
      <dl className="facts facts-traffic">
        <Fact term={window.receivedNow}>{words.line.received(traffic.receivedPerSecond)}</Fact>
        <Fact term={window.sentNow}>{words.line.sent(traffic.sentPerSecond)}</Fact>
        <Fact term={window.receivedTotal}>{format.bytes(traffic.received)}</Fact>
        <Fact term={window.sentTotal}>{format.bytes(traffic.sent)}</Fact>
      </dl>
    </section>
  )
}
