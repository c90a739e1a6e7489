import type { ReactNode } from 'react'
import { useView } from '../../hooks/data/use-view.ts'

export interface ButtonProps {
  readonly children: ReactNode
  readonly onPress: () => void
  /** The accessible name, where it says more than the text. */
  readonly label?: string
  readonly look?: 'plain' | 'quiet' | 'icon' | 'danger'
  /** Stays where it is, can be reached, does nothing. */
  readonly pending?: boolean
  /** Ends something: inert in the first moments of the view. */
  readonly destructive?: boolean
  readonly expanded?: boolean
  readonly autoFocus?: boolean
  readonly title?: string
}

export function Button(props: ButtonProps) {
  const { children, onPress, label, look = 'plain', pending = false, destructive = false, expanded, title } = props
  const { armed } = useView()
  const usable = !pending && (armed || !destructive)
  return (
    <button
      type="button"
      className={pending ? `button button-${look} button-pending` : `button button-${look}`}
      aria-label={label}
      aria-disabled={usable ? undefined : true}
      aria-expanded={expanded}
      title={title}
      // Only questions take the focus, at the moment they are asked.
      // biome-ignore lint/a11y/noAutofocus: the answer belongs to the question that has just appeared
      autoFocus={props.autoFocus ?? false}
      onClick={() => {
        if (usable) onPress()
      }}
    >
      {children}
    </button>
  )
}
