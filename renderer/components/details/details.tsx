import { plainName, shownName } from '../../../electron/contract/present/names.ts'
import { connectionButton } from '../../../electron/contract/present/overall.ts'
import { connectionLine } from '../../../electron/contract/present/row.ts'
import { rowTickOf } from '../../../electron/contract/present/time.ts'
import type { ConnectionRow } from '../../../electron/contract/snapshot.ts'
import { useRow, useStillRow } from '../../hooks/data/use-row.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { ReceivedAtContext, useReceivedAt } from '../../hooks/time/use-received-at.ts'
import { useSince } from '../../hooks/time/use-since.ts'
import { meaningOf } from '../../model/guarded-press.ts'
import { StateText } from '../connections/state-text.tsx'
import { DestructiveButton } from '../controls/destructive-button.tsx'
import { DeviceGlyph } from '../controls/glyph.tsx'
import { Facts } from './facts.tsx'
import { LinksTable } from './links-table.tsx'
import { TeardownCard } from './teardown-card.tsx'
import { TrafficCard } from './traffic.tsx'

/** Everything that is known of the chosen connection. */
export function Details({ row }: { readonly row: ConnectionRow }) {
  const still = useStillRow(row.id)
  const newest = useRow(row.id) ?? row
  return (
    <ReceivedAtContext value={still?.receivedAt ?? 0}>
      <DetailsOf row={newest} />
    </ReceivedAtContext>
  )
}

function DetailsOf({ row }: { readonly row: ConnectionRow }) {
  const { words, actions } = useView()
  const button = connectionButton(row)
  return (
    // It scrolls by itself: who has no mouse must be able to get hold of it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="details" data-hold="" aria-labelledby="details-title" tabIndex={0}>
      <header className="details-head">
        <DeviceGlyph device={row.device} />
        <div className="row-text">
          <h2 id="details-title">
            <bdi title={plainName(row, words)}>{shownName(row, words)}</bdi>
          </h2>
          <DetailsState row={row} />
        </div>
        {button !== 'absent' && (
          <DestructiveButton
            meaning={meaningOf('hang-up', { connection: row.id, link: null })}
            label={words.action.hangUpChosen}
            pending={button === 'pending'}
            onPress={(press) => actions.hangUp(press, row, null)}
          >
            {words.action.hangUp}
          </DestructiveButton>
        )}
      </header>
      {row.teardown !== null && (
        <TeardownCard
          title={words.window.teardown}
          target={{ connection: row.id, link: null }}
          device={row.device}
          teardown={row.teardown}
        />
      )}
      {row.contradictions.map((one) => (
        <p key={one} className="note">
          {words.line.contradictions[one]}
        </p>
      ))}
      <Facts row={row} />
      {row.traffic !== null && <TrafficCard row={row} traffic={row.traffic} />}
      {row.links.length > 1 && <LinksTable row={row} />}
      {row.links.map(
        ({ index, device, teardown }) =>
          teardown !== null && (
            <TeardownCard
              key={index}
              title={words.format.facts([words.window.teardown, words.names.link({ index })])}
              target={{ connection: row.id, link: index }}
              device={device}
              teardown={teardown}
            />
          ),
      )}
    </section>
  )
}

function DetailsState({ row }: { readonly row: ConnectionRow }) {
  const { words, usual } = useView()
  const since = useSince(useReceivedAt(), rowTickOf(row))
  return <StateText line={connectionLine(row, usual, words, since)} />
}
