import { type Named, plainName, shownName } from '../../../electron/contract/present/names.ts'
import { useView } from '../../hooks/data/use-view.ts'

/**
 * A connection's name as text that cannot turn what stands around it; in full in the title. Where there is too little room the
 * name is cut, never what tells it apart from others of the name.
 */
export function Name({ of }: { readonly of: Named }) {
  const { words } = useView()
  const whole = shownName(of, words)
  const alone = shownName({ name: of.name }, words)
  const apart = whole.startsWith(alone) ? whole.slice(alone.length) : ''
  return (
    <bdi className={apart === '' ? 'name' : 'name name-parted'} title={plainName(of, words)}>
      {apart === '' ? (
        whole
      ) : (
        <>
          <span>{alone}</span>
          <span>{apart}</span>
        </>
      )}
    </bdi>
  )
}
