import { choicesOf, isStuck } from '../../../electron/contract/present/overall.ts'
import { knowledgeOf, teardownLine } from '../../../electron/contract/present/row.ts'
import { type NextStep, stuckHelp } from '../../../electron/contract/present/stuck-help.ts'
import { elapsedOf, tickOf } from '../../../electron/contract/present/time.ts'
import type { Target } from '../../../electron/contract/schema.ts'
import type { DeviceKind } from '../../../electron/contract/snapshot.ts'
import type { TeardownView } from '../../../electron/contract/teardown-view.ts'
import { useAnswer } from '../../hooks/data/use-answer.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { useReceivedAt, useSnapshotTime } from '../../hooks/time/use-received-at.ts'
import { useSince } from '../../hooks/time/use-since.ts'
import { meaningOf } from '../../model/guarded-press.ts'
import { StateText } from '../connections/state-text.tsx'
import { DestructiveButton } from '../controls/destructive-button.tsx'
import { LateTimeAxis } from './late-time-axis.tsx'

interface TeardownCardProps {
  readonly title: string
  readonly target: Target
  readonly device: DeviceKind
  readonly teardown: TeardownView
}

/** A hang-up in full: how it stands, what is known and how. */
export function TeardownCard({ title, target, device, teardown }: TeardownCardProps) {
  const { words, actions, usual, ask, store } = useView()
  // A few times a second is enough to look at, but nothing of the end may be missing.
  const asOf = `${Math.floor(useSnapshotTime().takenAt / 250)} ${teardown.progress.phase}`
  const steps = useAnswer(teardown.id, asOf, () => ask('steps', { teardown: teardown.id }))
  const since = useSince(useReceivedAt(), tickOf(teardown.progress))
  return (
    <section className="card">
      <h3>{title}</h3>
      <p>
        <StateText line={teardownLine(teardown, { device }, usual, words, since)} />
      </p>
      {knowledgeOf(teardown, words).map((sentence) => (
        <p key={sentence} className="note">
          {sentence}
        </p>
      ))}
      <LateTimeAxis steps={steps ?? []} elapsedMs={elapsedOf(teardown, since)} words={words} />
      {isStuck(teardown) && 'mark' in teardown.progress && (
        <StuckSteps
          steps={stuckHelp({
            known: teardown.progress.known,
            device,
            administers: store.state().snapshot?.desktop.administers,
          })}
        />
      )}
      {choicesOf(teardown)?.leave && (
        <div className="buttons">
          <DestructiveButton
            meaning={meaningOf('leave-it', target)}
            look="quiet"
            onPress={(press) => actions.act(press, 'leaveIt', target)}
          >
            {words.action.leaveIt}
          </DestructiveButton>
        </div>
      )}
    </section>
  )
}

/** What a person can do, from the least risk to the most. */
function StuckSteps({ steps }: { readonly steps: readonly NextStep[] }) {
  const { words } = useView()
  return (
    <>
      <h4>{words.proof.next}</h4>
      <ol className="note steps">
        {steps.map((step) => (
          <li key={step}>{words.proof.steps[step]}</li>
        ))}
      </ol>
    </>
  )
}
