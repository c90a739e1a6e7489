import { useEffect, useState } from 'react'
import { useView } from '../../hooks/data/use-view.ts'
import { copyText } from '../../model/bridge/copy-text.ts'
import { Button } from './button.tsx'

const SAYS_SO = 2_000

interface CopyButtonProps {
  readonly children: string
  readonly copied: string
  readonly label?: string
  readonly look?: 'plain' | 'quiet'
  readonly pending?: boolean
  /** Made only when it is wanted. */
  readonly text: () => string
}

/** Says for a moment that it has done so. */
export function CopyButton({ children, copied, text, ...button }: CopyButtonProps) {
  const { words, actions } = useView()
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (!done) return
    const timer = window.setTimeout(() => setDone(false), SAYS_SO)
    return () => window.clearTimeout(timer)
  }, [done])
  const copy = (): void => {
    const worked = copyText(text())
    setDone(worked)
    actions.say(
      worked ? { text: words.saving.copied, kind: 'announcement' } : { text: words.saving.notCopied, kind: 'refusal' },
    )
  }
  return (
    <Button {...button} onPress={copy}>
      {done ? copied : children}
    </Button>
  )
}
