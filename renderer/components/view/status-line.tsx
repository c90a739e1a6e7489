import type { Said } from '../../model/store.ts'

/** The one line that is read aloud, politely. News are for listeners; what was refused or done on request is for everybody to see. */
export function StatusLine({ said }: { readonly said: Said | null }) {
  return (
    <div
      role="status"
      aria-live="polite"
      className={said === null || said.kind === 'announcement' ? 'unseen' : 'status'}
    >
      {said?.text ?? ''}
    </div>
  )
}
