import { test as base } from '@playwright/test'
import { endSession } from './desktop.ts'
import { type Launch, launchOnHook, type OnHook } from './launch.ts'

export interface Fixtures {
  /** Starts OnHook; ended after the test, and all that ran beside it. */
  readonly launch: (options: Launch) => Promise<OnHook>
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  launch: async ({}, use, about) => {
    const running: OnHook[] = []
    await use(async (options) => {
      const onhook = await launchOnHook(options)
      running.push(onhook)
      return onhook
    })
    for (const { log } of about.status === about.expectedStatus ? [] : running) {
      await about.attach('onhook.log', { body: log(), contentType: 'text/plain' })
    }
    endSession()
    for (const onhook of running) await onhook.dispose()
  },
})

export { expect } from '@playwright/test'
