import { memo } from 'react'
import { connectionButton } from '../../electron/contract/derive.ts'
import { plainName, shownName } from '../../electron/contract/derive-names.ts'
import { connectionLine, foldedLinksText, linksText, ratesOf } from '../../electron/contract/derive-row.ts'
import { rowTickOf } from '../../electron/contract/derive-time.ts'
import type { ConnectionRow } from '../../electron/contract/snapshot.ts'
import { useHeard } from '../hooks/use-as-of.ts'
import { useSince } from '../hooks/use-since.ts'
import { useView } from '../hooks/use-view.ts'
import { same } from '../model/same.ts'
import { sameTarget } from '../model/view-state.ts'
import { Ask } from './ask.tsx'
import { Button } from './button.tsx'
import { ChoicesBelow } from './choices.tsx'
import { Chevron, DeviceGlyph } from './glyph.tsx'
import { LinkList } from './link-list.tsx'
import { Name } from './name.tsx'
import { StateText } from './state-text.tsx'
import { ThinBar } from './thin-bar.tsx'

interface ConnectionItemProps {
  readonly row: ConnectionRow
  /** Its details are shown beside the list; null where none are. */
  readonly chosen: boolean | null
}

/** One connection: what it is, how it is, and the way to hang it up. */
export const ConnectionItem = memo(function ConnectionItem({ row, chosen }: ConnectionItemProps) {
  const { words, actions, view } = useView()
  const target = { connection: row.id, link: null }
  const name = shownName(row, words)
  const button = connectionButton(row)
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
          <Rates row={row} />
          {bundle && (
            <button
              type="button"
              className="unfold"
              aria-label={words.action.linksOf(name)}
              aria-expanded={unfolded}
              onClick={() => actions.unfold(row.id, !unfolded)}
            >
              {unfolded ? linksText(row, words) : foldedLinksText(row, words)}
              <Chevron open={unfolded} />
            </button>
          )}
        </div>
        {button !== 'absent' && (
          <Button
            destructive
            label={words.action.hangUpNamed(name)}
            pending={button === 'pending'}
            onPress={() => actions.hangUp(row, null)}
          >
            {words.action.hangUp}
          </Button>
        )}
      </div>
      {row.teardown !== null && <ThinBar teardown={row.teardown} />}
      {row.teardown !== null && <ChoicesBelow teardown={row.teardown} target={target} name={name} />}
      {sameTarget(view.asking, target) && button === 'ready' && (
        <Ask row={row} target={target} name={plainName(row, words)} />
      )}
      {bundle && unfolded && <LinkList row={row} />}
    </li>
  )
}, looksSame)

/** Beside its details a row shows no rates: those alone are no reason to draw it anew. */
function looksSame(before: ConnectionItemProps, now: ConnectionItemProps): boolean {
  if (before.chosen !== now.chosen) return false
  return before.row === now.row || (now.chosen !== null && same(withoutTraffic(before.row), withoutTraffic(now.row)))
}

function withoutTraffic(row: ConnectionRow): ConnectionRow {
  return { ...row, traffic: null, links: row.links.map((link) => ({ ...link, traffic: null })) }
}

function ConnectionState({ row }: { readonly row: ConnectionRow }) {
  const { words, usual } = useView()
  const since = useSince(useHeard(), rowTickOf(row))
  return <StateText line={connectionLine(row, usual, words, since)} />
}

function Rates({ row }: { readonly row: ConnectionRow }) {
  const { words, kind } = useView()
  const quiet = row.teardown === null || row.teardown.progress.phase === 'left'
  const rates = kind === 'popover' && quiet ? ratesOf(row.traffic, words) : null
  if (rates === null) return null
  return (
    <span className="rates">
      <span title={words.window.receivedNow}>{rates[0]}</span> <span title={words.window.sentNow}>{rates[1]}</span>
    </span>
  )
}
