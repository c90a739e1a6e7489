import { shownName } from '../../../electron/contract/present/names.ts'
import { connectedLinks } from '../../../electron/contract/present/row.ts'
import type { ConnectionRow } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { LinkItem } from './link-item.tsx'

/** The links of an unfolded bundle; what a hang-up of one may lead to is said before it is done. */
export function LinkList({ row }: { readonly row: ConnectionRow }) {
  const { words } = useView()
  return (
    <div className="links">
      <ul aria-label={words.action.linksOf({ name: shownName(row, words) })}>
        {row.links.map((link) => (
          <LinkItem key={link.index} row={row} link={link} />
        ))}
      </ul>
      {row.dialsAsNeeded && <p className="note">{words.line.mayComeBack}</p>}
      {connectedLinks(row) === 1 && row.teardown === null && <p className="note">{words.line.lastLink}</p>}
    </div>
  )
}
