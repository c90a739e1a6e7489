import type { ReactNode } from 'react'
import { shownText } from '../../../electron/contract/present/names.ts'
import { answered, noAnswerTo, ownerText } from '../../../electron/contract/present/row.ts'
import { connectedFor, usualFor } from '../../../electron/contract/present/time.ts'
import type { ConnectionRow, Question } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { useReceivedAt } from '../../hooks/time/use-received-at.ts'
import { useSince } from '../../hooks/time/use-since.ts'

/** What is known of a connection, as terms and values; what Windows does not tell is said to be so. */
export function Facts({ row }: { readonly row: ConnectionRow }) {
  const { words, usual } = useView()
  const since = useSince(useReceivedAt(), 1000)
  const text = words.window
  const connected = connectedFor(row.connectedMs, row.ended ? 0 : since)
  const expected = usualFor(row.device, usual)
  const told = (value: string | null, question: Question): string =>
    answered(value, question, row, words, since) ?? text.notTold
  const asNeeded = answered(row.dialsAsNeeded ? text.asNeeded : null, 'entry', row, words, since)
  const links = noAnswerTo('links', row, words, since)
  return (
    <dl className="facts">
      <Fact term={text.device}>
        {words.format.facts([words.names.device[row.device], row.deviceName].filter(Boolean))}
      </Fact>
      <Fact term={text.connectedFor}>
        {told(connected === null ? null : words.format.duration(connected), 'traffic')}
      </Fact>
      <Fact term={text.owner}>{ownerText(row, words)}</Fact>
      <Fact term={text.localAddress}>{told(row.localAddress, 'addresses')}</Fact>
      <Fact term={text.remoteAddress}>{told(row.remoteAddress, 'addresses')}</Fact>
      {expected !== null && <Fact term={text.usually}>{text.usual(expected)}</Fact>}
      {links !== null && <Fact term={text.links}>{links}</Fact>}
      {asNeeded !== null && <Fact term={text.dialMode}>{asNeeded}</Fact>}
      <Fact term={text.phonebook} wide>
        {row.phonebook === '' ? text.noPhonebook : row.phonebook}
      </Fact>
    </dl>
  )
}

interface FactProps {
  readonly term: string
  readonly children: string
  readonly wide?: boolean
}

export function Fact({ term, children, wide = false }: FactProps): ReactNode {
  return (
    <div className={wide ? 'fact fact-wide' : 'fact'}>
      <dt>{term}</dt>
      <dd>
        <bdi>{shownText(children)}</bdi>
      </dd>
    </div>
  )
}
