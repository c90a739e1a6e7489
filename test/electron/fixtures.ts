import { test as base } from '@playwright/test'
import { type Double, startDouble } from '../fixtures/double.ts'
import type { DoubleBuild } from '../fixtures/double-build.ts'
import { type Launch, launchOnHook, type OnHook } from './launch.ts'
import { startTrayHost, type TrayHost } from './tray-host.ts'

export interface Fixtures {
  /** A desktop with a place for tray icons. */
  readonly host: TrayHost
  /** Starts OnHook; ended after the test. */
  readonly launch: (options?: Launch) => Promise<OnHook>
  /** Makes a C double of rasapi32 that plays this scenario; removed after the test. */
  readonly double: (scenario: string, build?: DoubleBuild) => Promise<Double>
}

/** Takes apart, last first, what a test has put together. */
async function undo<T>(made: readonly T[], away: (one: T) => void | Promise<void>): Promise<void> {
  for (const one of [...made].reverse()) await away(one)
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  host: async ({}, use) => {
    const host = await startTrayHost()
    await use(host)
    await host.close()
  },
  launch: async ({ host }, use, about) => {
    const running: OnHook[] = []
    await use(async (options) => {
      const onhook = await launchOnHook(host, options)
      running.push(onhook)
      return onhook
    })
    for (const { log } of about.status === about.expectedStatus ? [] : running) {
      await about.attach('onhook.log', { body: log(), contentType: 'text/plain' })
    }
    await undo(running, (onhook) => onhook.dispose())
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  double: async ({}, use) => {
    const made: Double[] = []
    await use(async (scenario, build = {}) => {
      const double = await startDouble({ ...build, scenario })
      made.push(double)
      return double
    })
    await undo(made, (double) => double.dispose())
  },
})

export { expect } from '@playwright/test'
