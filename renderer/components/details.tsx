import { connectionButton } from '../../electron/contract/derive.ts'
import { plainName, shownName } from '../../electron/contract/derive-names.ts'
import { connectionLine } from '../../electron/contract/derive-row.ts'
import { rowTickOf } from '../../electron/contract/derive-time.ts'
import type { ConnectionRow } from '../../electron/contract/snapshot.ts'
import { HeardContext, useHeard } from '../hooks/use-as-of.ts'
import { useRow, useStillRow } from '../hooks/use-row.ts'
import { useSince } from '../hooks/use-since.ts'
import { useView } from '../hooks/use-view.ts'
import { Button } from './button.tsx'
import { Facts } from './facts.tsx'
import { DeviceGlyph } from './glyph.tsx'
import { LinksTable } from './links-table.tsx'
import { StateText } from './state-text.tsx'
import { TeardownCard } from './teardown-card.tsx'
import { TrafficCard } from './traffic.tsx'

/** Everything that is known of the chosen connection. */
export function Details({ row }: { readonly row: ConnectionRow }) {
  const still = useStillRow(row.id)
  const newest = useRow(row.id) ?? row
  return (
    <HeardContext value={still?.heardAt ?? 0}>
      <DetailsOf row={newest} />
    </HeardContext>
  )
}

function DetailsOf({ row }: { readonly row: ConnectionRow }) {
  const { words, actions } = useView()
  const button = connectionButton(row)
  return (
    // It scrolls by itself: who has no mouse must be able to get hold of it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="details" aria-labelledby="details-title" tabIndex={0}>
      <header className="details-head">
        <DeviceGlyph device={row.device} />
        <div className="row-text">
          <h2 id="details-title">
            <bdi title={plainName(row, words)}>{shownName(row, words)}</bdi>
          </h2>
          <DetailsState row={row} />
        </div>
        {button !== 'absent' && (
          <Button
            destructive
            label={words.action.hangUpChosen}
            pending={button === 'pending'}
            onPress={() => actions.hangUp(row, null)}
          >
            {words.action.hangUp}
          </Button>
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
      <Facts row={row} />
      {row.traffic !== null && <TrafficCard row={row} traffic={row.traffic} />}
      {row.links.length > 1 && <LinksTable row={row} />}
      {row.links.map(
        ({ index, device, teardown }) =>
          teardown !== null && (
            <TeardownCard
              key={index}
              title={words.facts([words.window.teardown, words.names.link(index)])}
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
  const since = useSince(useHeard(), rowTickOf(row))
  return <StateText line={connectionLine(row, usual, words, since)} />
}
