import { defineConfig } from '@playwright/test'

/** The real Electron on the built application; `npm test -- electron` brings the display and the bus. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../out/test/electron',
  // One tray host owns its name on the bus, and the machines have two cores.
  workers: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
})
