import { useEffect, useRef, useState } from 'react'

const AGAIN_AFTER = 1_000

/**
 * What is asked beside the snapshot: anew whenever `asOf` changes, one question at a time, and once more where no answer
 * came. Null before the first answer to `question`; until another comes the last one stands.
 */
export function useAnswer<T>(question: string, asOf: number | string, ask: () => Promise<T | null>): T | null {
  const [answer, setAnswer] = useState<{ readonly to: string; readonly value: T } | null>(null)
  const wanted = useRef({ question, asOf, ask })
  const asking = useRef(false)
  const here = useRef(true)

  useEffect(() => {
    wanted.current = { question, asOf, ask }
  })

  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: these two say when to ask, the ref says what
  useEffect(() => {
    const askOn = async (): Promise<void> => {
      if (asking.current) return
      asking.current = true
      for (let asked = ''; here.current && asked !== nameOf(wanted.current); ) {
        const { question: to, ask: askNow } = wanted.current
        asked = nameOf(wanted.current)
        const value = await askNow()
        if (!here.current) break
        if (value !== null) setAnswer({ to, value })
        else {
          await new Promise((resolve) => window.setTimeout(resolve, AGAIN_AFTER))
          asked = ''
        }
      }
      asking.current = false
    }
    void askOn()
  }, [question, asOf])

  return answer?.to === question ? answer.value : null
}

const nameOf = ({ question, asOf }: { readonly question: string; readonly asOf: number | string }): string =>
  `${asOf} ${question}`
