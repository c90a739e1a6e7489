import { shownName, shownText } from '../../../electron/contract/present/names.ts'
import { linkButton } from '../../../electron/contract/present/overall.ts'
import { answered, linkLine, noAnswerTo } from '../../../electron/contract/present/row.ts'
import { linkTickOf } from '../../../electron/contract/present/time.ts'
import type { ConnectionRow, LinkRow } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { useReceivedAt } from '../../hooks/time/use-received-at.ts'
import { useSince } from '../../hooks/time/use-since.ts'
import { meaningOf } from '../../model/guarded-press.ts'
import { StateText } from '../connections/state-text.tsx'
import { DestructiveButton } from '../controls/destructive-button.tsx'

/** The links of the chosen connection with their traffic. */
export function LinksTable({ row }: { readonly row: ConnectionRow }) {
  const { words } = useView()
  const text = words.window
  return (
    <section className="card">
      <h3 id="links-title">{text.links}</h3>
      <div className="table-box">
        <table aria-labelledby="links-title">
          <thead>
            <tr>
              <th scope="col">{text.link}</th>
              <th scope="col">{text.state}</th>
              <th scope="col">{text.receivedTotal}</th>
              <th scope="col">{text.sentTotal}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {row.links.map((link) => (
              <LinkLine key={link.index} row={row} link={link} />
            ))}
          </tbody>
        </table>
      </div>
      {row.dialsAsNeeded && <p className="note">{words.line.mayComeBack}</p>}
    </section>
  )
}

interface LinkLineProps {
  readonly row: ConnectionRow
  readonly link: LinkRow
}

function LinkLine({ row, link }: LinkLineProps) {
  const { words, actions } = useView()
  const since = useSince(useReceivedAt(), linkTickOf(link))
  const button = linkButton(link, row)
  // The device stands below the number here.
  const { state, tone, facts } = linkLine({ ...link, deviceName: '' }, row, words, since)
  const { traffic } = link
  const device = link.deviceName === '' ? words.names.device[link.device] : shownText(link.deviceName)
  return (
    <tr>
      <th scope="row">
        {words.names.link({ index: link.index })}
        <bdi className="line below-it">{answered(device, 'device', link, words, since)}</bdi>
      </th>
      <td>
        <StateText line={{ state, tone, facts: [] }} />
        {facts.length > 0 && <span className="line below-it">{words.format.facts(facts)}</span>}
      </td>
      <td>
        {traffic === null ? (
          (noAnswerTo('traffic', link, words, since) ?? '–')
        ) : (
          <Passed total={traffic.received} now={words.line.received({ rate: traffic.receivedPerSecond })} />
        )}
      </td>
      <td>
        {traffic === null ? (
          '–'
        ) : (
          <Passed total={traffic.sent} now={words.line.sent({ rate: traffic.sentPerSecond })} />
        )}
      </td>
      <td className="table-button">
        {button !== 'absent' && (
          <DestructiveButton
            meaning={meaningOf('hang-up', { connection: row.id, link: link.index })}
            look="quiet"
            label={words.action.hangUpLinkOf({ name: shownName(row, words), index: link.index })}
            pending={button === 'pending'}
            onPress={(press) => actions.hangUp(press, row, link.index)}
          >
            {words.action.hangUp}
          </DestructiveButton>
        )}
      </td>
    </tr>
  )
}

function Passed({ total, now }: { readonly total: number; readonly now: string }) {
  const { words } = useView()
  return (
    <>
      {words.format.bytes(total)}
      <span className="line below-it rate-now">{now}</span>
    </>
  )
}
