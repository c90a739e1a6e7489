import { type Named, plainName, shownName } from '../../../electron/contract/present/names.ts'
import { useView } from '../../hooks/data/use-view.ts'

/** A connection's name as text that cannot turn what stands around it; in full in the title. */
export function Name({ of }: { readonly of: Named }) {
  const { words } = useView()
  return (
    <bdi className="name" title={plainName(of, words)}>
      {shownName(of, words)}
    </bdi>
  )
}
