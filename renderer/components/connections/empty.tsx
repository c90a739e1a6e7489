import { isTrouble } from '../../../electron/contract/present/overall.ts'
import type { Snapshot } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'

/** A calm picture: the receiver is on the hook. Where the list cannot be had, nothing is claimed of it. */
export function Empty({ snapshot }: { readonly snapshot: Snapshot }) {
  const { words } = useView()
  if (isTrouble(snapshot.health)) return null
  return (
    <div className="empty">
      <svg viewBox="0 0 96 64" aria-hidden="true" focusable="false">
        <path d="M20 27C20 17 32 11 48 11s28 6 28 16v5H61v-8a54 54 0 0 0-26 0v8H20z" />
        <path d="M37 36l-9 10v9h40v-9l-9-10" />
        <circle cx="48" cy="44" r="4.5" />
      </svg>
      <p>{words.whole.empty}</p>
      <p className="empty-scope">{words.whole.notRas}</p>
    </div>
  )
}
