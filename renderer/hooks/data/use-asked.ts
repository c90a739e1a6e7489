import { useEffect } from 'react'
import type { HangUpButton } from '../../../electron/contract/present/overall.ts'
import type { Target } from '../../../electron/contract/schema.ts'
import { sameTarget } from '../../model/view-state.ts'
import { useView } from './use-view.ts'

/** Whether it is being asked if this is to be hung up. Where there is nothing to ask any more, the question is taken back for good. */
export function useAsked(target: Target, button: HangUpButton): boolean {
  const { actions, view } = useView()
  const asked = sameTarget(view.asking, target)
  useEffect(() => {
    if (asked && button !== 'ready') actions.cancel()
  }, [asked, button, actions])
  return asked && button === 'ready'
}
