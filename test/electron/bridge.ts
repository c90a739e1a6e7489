import type { Page } from '@playwright/test'
import type { CallName, ReplyOf, Request } from '../../electron/contract/calls.ts'
import type { Crossing } from '../../electron/contract/schema.ts'

/** Calls the main process as a view does. */
export async function callFrom<N extends CallName>(
  view: Page,
  name: N,
  request: Request<N>,
): Promise<Crossing<ReplyOf<N>>> {
  const answer: unknown = await view.evaluate(
    (wanted) => {
      const bridge: unknown = Reflect.get(globalThis, 'onhook')
      if (typeof bridge !== 'object' || bridge === null || !('call' in bridge)) throw new Error('There is no bridge.')
      const { call } = bridge
      if (typeof call !== 'function') throw new Error('The bridge has no call.')
      return call(wanted.name, wanted.request)
    },
    { name, request },
  )
  return JSON.parse(String(answer))
}
