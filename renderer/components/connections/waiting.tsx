import { useView } from '../../hooks/data/use-view.ts'

/** Before the first snapshot: quiet, unless nobody answers. */
export function Waiting({ lost }: { readonly lost: boolean }) {
  const { words } = useView()
  return (
    <main className="waiting">
      <p className={lost ? 'banner banner-problem' : ''}>{lost ? words.whole.lost : ''}</p>
    </main>
  )
}
