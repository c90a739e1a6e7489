import { useLayoutEffect, useRef } from 'react'
import type { Hint } from '../../../electron/contract/settings.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { Button } from '../controls/button.tsx'

/** One hint at a time, until it is put away. */
export function HintNote({ hints }: { readonly hints: readonly Hint[] }) {
  const [first] = hints
  return first === undefined ? null : <Note key={first} hint={first} />
}

function Note({ hint }: { readonly hint: Hint }) {
  const { words, actions } = useView()
  const box = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const note = box.current
    // Its button goes with it: whoever pressed that by key is led on to the rows.
    return () => {
      if (note?.contains(document.activeElement)) note.parentElement?.querySelector<HTMLElement>('.rows-box')?.focus()
    }
  }, [])
  return (
    <section ref={box} className="hint" aria-label={words.hint.title}>
      <p>{words.hint.texts[hint]}</p>
      <Button look="quiet" onPress={() => actions.call('putAway', { hint })}>
        {words.hint.putAway}
      </Button>
    </section>
  )
}
