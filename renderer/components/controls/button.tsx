import {
  type FocusEventHandler,
  type KeyboardEventHandler,
  type MouseEventHandler,
  type PointerEventHandler,
  type ReactNode,
  type RefObject,
  useLayoutEffect,
  useRef,
} from 'react'

interface LookProps {
  readonly children: ReactNode
  /** The accessible name, where it says more than the text. */
  readonly label?: string
  readonly look?: 'plain' | 'quiet' | 'icon' | 'danger'
  /** Stays where it is, can be reached, does nothing. */
  readonly pending?: boolean
  readonly expanded?: boolean
  /** Only questions take the focus, at the moment they are asked. */
  readonly autoFocus?: boolean
  readonly title?: string
}

export interface ButtonProps extends LookProps {
  readonly onPress: () => void
}

/** A button that ends nothing. */
export function Button({ onPress, ...props }: ButtonProps) {
  return <PlainButton {...props} onClick={props.pending === true ? undefined : onPress} />
}

interface PlainButtonProps extends LookProps {
  readonly button?: RefObject<HTMLButtonElement | null>
  /** For a test that looks for buttons that are not. */
  readonly guarded?: boolean
  /** Looks as it will, and does nothing yet. */
  readonly inert?: boolean
  readonly onPointerDown?: PointerEventHandler<HTMLButtonElement>
  readonly onKeyDown?: KeyboardEventHandler<HTMLButtonElement>
  readonly onBlur?: FocusEventHandler<HTMLButtonElement>
  readonly onClick: MouseEventHandler<HTMLButtonElement> | undefined
}

/** The element behind every button. */
export function PlainButton(props: PlainButtonProps) {
  const { children, label, look = 'plain', pending = false, expanded, title, guarded, autoFocus = false } = props
  const own = useRef<HTMLButtonElement>(null)
  const button = props.button ?? own
  useLayoutEffect(() => {
    const element = button.current
    // At the foot it is in sight already: to scroll there would move the rows.
    if (autoFocus) element?.focus({ preventScroll: element.closest('.question-all') !== null })
  }, [autoFocus, button])
  return (
    <button
      ref={button}
      type="button"
      className={pending ? `button button-${look} button-pending` : `button button-${look}`}
      data-guarded={guarded === true ? '' : undefined}
      aria-label={label}
      aria-disabled={pending || props.inert === true ? true : undefined}
      aria-expanded={expanded}
      title={title}
      onPointerDown={props.onPointerDown}
      onKeyDown={(event) => {
        // A key that is held was meant for what had the focus when it went down.
        if (event.repeat && event.key === 'Enter') event.preventDefault()
        else props.onKeyDown?.(event)
      }}
      onBlur={props.onBlur}
      onClick={props.onClick}
    >
      {children}
    </button>
  )
}
