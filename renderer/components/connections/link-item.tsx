import { memo } from 'react'
import { plainName, shownName } from '../../../electron/contract/present/names.ts'
import { linkButton } from '../../../electron/contract/present/overall.ts'
import { linkLine } from '../../../electron/contract/present/row.ts'
import { linkTickOf } from '../../../electron/contract/present/time.ts'
import type { ConnectionRow, LinkRow } from '../../../electron/contract/snapshot.ts'
import { useAsked } from '../../hooks/data/use-asked.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { useReceivedAt } from '../../hooks/time/use-received-at.ts'
import { useSince } from '../../hooks/time/use-since.ts'
import { deepEqual } from '../../model/deep-equal.ts'
import { meaningOf } from '../../model/guarded-press.ts'
import { DestructiveButton } from '../controls/destructive-button.tsx'
import { OwnerQuestion } from '../questions/owner-question.tsx'
import { ChoicesBelow } from './choices.tsx'
import { StateText } from './state-text.tsx'
import { ThinBar } from './thin-bar.tsx'

interface LinkItemProps {
  readonly row: ConnectionRow
  readonly link: LinkRow
}

/** One link of a bundle, with its own hang-up. */
export const LinkItem = memo(function LinkItem({ row, link }: LinkItemProps) {
  const { words, actions } = useView()
  const target = { connection: row.id, link: link.index }
  const button = linkButton(link, row)
  const asked = useAsked(target, button)
  const plain = words.names.linkOf({ name: plainName(row, words), index: link.index })
  const accessible = words.names.linkOf({ name: shownName(row, words), index: link.index })
  return (
    <li
      className="link"
      data-row={`${row.id} ${link.index}`}
      data-bundle={row.id}
      tabIndex={-1}
      aria-label={words.names.link({ index: link.index })}
    >
      <div className="link-head">
        <LinkState row={row} link={link} />
        {button !== 'absent' && (
          <DestructiveButton
            meaning={meaningOf('hang-up', target)}
            look="quiet"
            label={words.action.hangUpNamed({ name: accessible })}
            pending={button === 'pending'}
            onPress={(press) => actions.hangUp(press, row, link.index)}
          >
            {words.action.hangUp}
          </DestructiveButton>
        )}
      </div>
      {link.teardown !== null && <ThinBar teardown={link.teardown} />}
      {link.teardown !== null && <ChoicesBelow teardown={link.teardown} target={target} name={accessible} />}
      {asked && <OwnerQuestion row={row} target={target} name={plain} />}
    </li>
  )
}, looksSame)

/** A link's row shows no rates, and of the connection no state: those alone are no reason to draw it anew. */
function looksSame(before: LinkItemProps, now: LinkItemProps): boolean {
  if (before.row === now.row) return before.link === now.link
  return deepEqual(shownOf(before), shownOf(now))
}

function shownOf({ row, link }: LinkItemProps): unknown {
  const { id, name, apart, owner, deviceName, teardown, ended } = row
  const devices = row.links.map((one) => one.deviceName)
  return { id, name, apart, owner, deviceName, devices, teardown, ended, link: { ...link, traffic: null } }
}

function LinkState({ row, link }: LinkItemProps) {
  const { words } = useView()
  const since = useSince(useReceivedAt(), linkTickOf(link))
  const { state, tone, facts } = linkLine(link, row, words, since)
  return (
    <div className="row-text">
      <span className="line">
        <span className="link-name">{words.names.link({ index: link.index })}</span>
        {words.format.facts(['', ''])}
        <StateText line={{ state, tone, facts: [] }} />
      </span>
      {facts.length > 0 && <span className="line">{words.format.facts(facts)}</span>}
    </div>
  )
}
