import type { Said } from '../model/store.ts'

/** The one line that is read aloud, politely. News are for listeners; a refusal is for everybody to see. */
export function StatusLine({ said }: { readonly said: Said | null }) {
  return (
    <div role="status" aria-live="polite" className={said?.kind === 'refusal' ? 'status' : 'unseen'}>
      {said?.text ?? ''}
    </div>
  )
}
