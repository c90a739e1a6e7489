import { useEffect, useState } from 'react'
import type { Receipt } from '../../../electron/contract/receipt.ts'
import { useView } from './use-view.ts'

const AGAIN_AFTER = 1_000

/** The records, asked for anew when there are more and when OnHook is back; until an answer comes, again and again. */
export function useReceipts(count: number, lost: boolean): readonly Receipt[] | null {
  const { ask } = useView()
  const [receipts, setReceipts] = useState<readonly Receipt[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count says when to ask
  useEffect(() => {
    if (lost) return
    let here = true
    let timer = 0
    const look = async (): Promise<void> => {
      const all = await ask('receipts', null)
      if (!here) return
      if (all === null) timer = window.setTimeout(look, AGAIN_AFTER)
      else setReceipts(all)
    }
    void look()
    return () => {
      here = false
      window.clearTimeout(timer)
    }
  }, [ask, count, lost])
  return receipts
}
