import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useView } from '../../hooks/data/use-view.ts'
import { pressNow, watchPress } from '../../hooks/input/press-watch.ts'
import { GUARDED, type GuardedPress } from '../../model/guarded-press.ts'
import { type ButtonProps, PlainButton } from './button.tsx'

interface DestructiveButtonProps extends Omit<ButtonProps, 'onPress'> {
  /** Names what a press would do, and to what: where it changes, a press meant for what was there before does nothing. */
  readonly meaning: string
  readonly onPress: (press: GuardedPress) => void
}

/** A press that has begun, and what it meant then; null where it does not count. */
interface Begun {
  readonly means: string | null
}

/**
 * A button that ends something, or begins it anew. A press acts only on what the hand meant when it began
 * (`press-guard.ts`); one that does not count says so in the status line.
 */
export function DestructiveButton({ meaning, onPress, ...props }: DestructiveButtonProps) {
  const { words, actions } = useView()
  const button = useRef<HTMLButtonElement>(null)
  const byPointer = useRef<Begun | null>(null)
  const byKey = useRef<Begun | null>(null)
  const acted = useRef(false)
  const [ripe, setRipe] = useState(false)
  const meansNow = useEffectEvent(() => meaning)

  useLayoutEffect(() => {
    const control = button.current
    return control === null ? undefined : watchPress(control, { meaning: meansNow, ripe: setRipe })
  }, [])

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>): void => {
    byPointer.current = { means: pressNow(event.currentTarget, 'pointer', event.timeStamp) }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const presses = event.key === 'Enter' || event.key === ' '
    if (presses && !event.repeat) byKey.current = { means: pressNow(event.currentTarget, 'keys', event.timeStamp) }
  }
  const onClick = (event: MouseEvent<HTMLButtonElement>): void => {
    const pointer = byPointer.current
    const key = byKey.current
    byPointer.current = null
    byKey.current = null
    // The second half of a double click means nothing of its own.
    const again = event.detail > 1 && acted.current
    acted.current = again
    if (again || props.pending === true) return
    // A click without a pointer comes from a key, or from an assistive tool, which presses and lets go at once.
    const means =
      event.detail === 0
        ? (key ?? { means: pressNow(event.currentTarget, 'keys', event.timeStamp) }).means
        : (pointer?.means ?? null)
    acted.current = means === meaning
    if (acted.current) onPress(GUARDED)
    else actions.say({ text: words.listMoved, kind: 'refusal' })
  }
  return (
    <PlainButton
      {...props}
      button={button}
      guarded
      inert={!ripe}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onBlur={() => {
        byKey.current = null
      }}
      onClick={onClick}
    />
  )
}
