import { type MouseEvent, type PointerEvent, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { useView } from '../../hooks/data/use-view.ts'
import { pressNow, watchPress } from '../../hooks/input/press-watch.ts'
import { GUARDED, type GuardedPress } from '../../model/guarded-press.ts'
import { type ButtonProps, PlainButton } from './button.tsx'

interface DestructiveButtonProps extends Omit<ButtonProps, 'onPress'> {
  /** Names what a press would do, and to what: where it changes, a press meant for what was there before does nothing. */
  readonly meaning: string
  readonly onPress: (press: GuardedPress) => void
}

/**
 * A button that ends something, or begins it anew. A press acts only on what the hand meant (`press-guard.ts`); one that
 * does not count says so in the status line.
 */
export function DestructiveButton({ meaning, onPress, ...props }: DestructiveButtonProps) {
  const { words, actions } = useView()
  const button = useRef<HTMLButtonElement>(null)
  /** What a press by pointer means that is under way; null where it does not count. */
  const begun = useRef<{ readonly means: string | null } | null>(null)
  const [ripe, setRipe] = useState(false)
  const meansNow = useEffectEvent(() => meaning)

  useLayoutEffect(() => {
    const control = button.current
    return control === null ? undefined : watchPress(control, { meaning: meansNow, ripe: setRipe })
  }, [])

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>): void => {
    begun.current = { means: pressNow(event.currentTarget, 'pointer') }
  }
  const onClick = (event: MouseEvent<HTMLButtonElement>): void => {
    const { current } = begun
    begun.current = null
    if (props.pending === true) return
    // A click without a pointer comes from a key or from an assistive tool.
    const means = event.detail === 0 ? pressNow(event.currentTarget, 'keys') : (current?.means ?? null)
    if (means === meaning) onPress(GUARDED)
    else actions.say({ text: words.listMoved, kind: 'refusal' })
  }
  return (
    <PlainButton {...props} button={button} guarded inert={!ripe} onPointerDown={onPointerDown} onClick={onClick} />
  )
}
