import { memo, useRef } from 'react'
import { plainName, shownName } from '../../../electron/contract/present/names.ts'
import { connectionButton } from '../../../electron/contract/present/overall.ts'
import {
  connectionLine,
  foldedLinksText,
  linksText,
  noAnswerTo,
  ratesOf,
} from '../../../electron/contract/present/row.ts'
import { rowTickOf } from '../../../electron/contract/present/time.ts'
import type { ConnectionRow } from '../../../electron/contract/snapshot.ts'
import { useAsked } from '../../hooks/data/use-asked.ts'
import { useStillRow, useTraffic } from '../../hooks/data/use-row.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { useInSight } from '../../hooks/layout/use-in-sight.ts'
import { ReceivedAtContext, useReceivedAt } from '../../hooks/time/use-received-at.ts'
import { useSince } from '../../hooks/time/use-since.ts'
import { meaningOf } from '../../model/guarded-press.ts'
import { DestructiveButton } from '../controls/destructive-button.tsx'
import { Chevron, DeviceGlyph } from '../controls/glyph.tsx'
import { Name } from '../controls/name.tsx'
import { OwnerQuestion } from '../questions/owner-question.tsx'
import { ChoicesBelow } from './choices.tsx'
import { LinkList } from './link-list.tsx'
import { RowActions } from './row-actions.tsx'
import { StateText } from './state-text.tsx'
import { ThinBar } from './thin-bar.tsx'

interface ConnectionItemProps {
  readonly id: string
  /** Its details are shown beside the list; null where none are. */
  readonly chosen: boolean | null
}

/** One connection: what it is, how it is, and the way to hang it up. */
export const ConnectionItem = memo(function ConnectionItem({ id, chosen }: ConnectionItemProps) {
  const still = useStillRow(id)
  if (still === null) return null
  return (
    <ReceivedAtContext value={still.receivedAt}>
      <ItemOf row={still.row} chosen={chosen} />
    </ReceivedAtContext>
  )
})

interface ItemOfProps extends Pick<ConnectionItemProps, 'chosen'> {
  readonly row: ConnectionRow
}

function ItemOf({ row, chosen }: ItemOfProps) {
  const { words, actions, view, kind } = useView()
  const target = { connection: row.id, link: null }
  const name = shownName(row, words)
  const button = connectionButton(row)
  const asked = useAsked(target, button)
  const unfolded = view.unfolded.has(row.id)
  const bundle = row.links.length > 1 && !row.ended
  return (
    <li
      className={chosen === true ? 'row row-chosen' : 'row'}
      data-row={row.id}
      data-bundle={bundle ? row.id : undefined}
      tabIndex={-1}
      aria-label={name}
      onKeyDown={(event) => {
        if (chosen !== null && event.key === 'Enter' && event.target === event.currentTarget) actions.choose(row.id)
      }}
    >
      <div className="row-head">
        <DeviceGlyph device={row.device} />
        <div className="row-text">
          {chosen === null ? (
            <Name of={row} />
          ) : (
            <button
              type="button"
              className="choose"
              aria-current={chosen ? true : undefined}
              onClick={() => actions.choose(row.id)}
            >
              <Name of={row} />
            </button>
          )}
          <ConnectionState row={row} />
          {kind === 'popover' && isQuiet(row) && row.traffic !== null && <Rates id={row.id} />}
          {kind === 'popover' && isQuiet(row) && <NoRates row={row} />}
          <RowActions row={row} name={name} />
          {bundle && (
            <button
              type="button"
              className="unfold"
              aria-label={words.action.linksOf({ name })}
              aria-expanded={unfolded}
              onClick={() => actions.unfold(row.id, !unfolded)}
            >
              {unfolded ? linksText(row, words) : foldedLinksText(row, words)}
              <Chevron open={unfolded} />
            </button>
          )}
        </div>
        {button !== 'absent' && (
          <DestructiveButton
            meaning={meaningOf('hang-up', target)}
            label={words.action.hangUpNamed({ name })}
            pending={button === 'pending'}
            onPress={(press) => actions.hangUp(press, row, null)}
          >
            {words.action.hangUp}
          </DestructiveButton>
        )}
      </div>
      {row.contradictions.map((one) => (
        <p key={one} className="note">
          {words.line.contradictions[one]}
        </p>
      ))}
      {row.teardown !== null && <ThinBar teardown={row.teardown} />}
      {row.teardown !== null && <ChoicesBelow teardown={row.teardown} target={target} name={name} />}
      {asked && <OwnerQuestion row={row} target={target} name={plainName(row, words)} />}
      {bundle && unfolded && <LinkList row={row} />}
    </li>
  )
}

function ConnectionState({ row }: { readonly row: ConnectionRow }) {
  const { words, usual } = useView()
  const since = useSince(useReceivedAt(), rowTickOf(row))
  return <StateText line={connectionLine(row, usual, words, since)} />
}

/** Nothing that matters more than its rates is said of it. */
const isQuiet = ({ teardown }: ConnectionRow): boolean => teardown === null || teardown.progress.phase === 'left'

/** Where the rates stood: how long Windows has not told them. */
function NoRates({ row }: { readonly row: ConnectionRow }) {
  const { words } = useView()
  const since = useSince(useReceivedAt(), rowTickOf(row))
  const noAnswer = noAnswerTo('traffic', row, words, since)
  return noAnswer === null || row.traffic !== null ? null : (
    <span className="rates">{words.format.facts([words.window.traffic, noAnswer])}</span>
  )
}

function Rates({ id }: { readonly id: string }) {
  const { words } = useView()
  const box = useRef<HTMLSpanElement>(null)
  const rates = ratesOf(useTraffic(id, useInSight(box)), words)
  return (
    <span ref={box} className="rates">
      <span title={words.window.receivedNow}>{rates?.[0]}</span> <span title={words.window.sentNow}>{rates?.[1]}</span>
    </span>
  )
}
