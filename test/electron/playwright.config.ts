import { defineConfig } from '@playwright/test'

/** The real Electron on the built application; `npm test -- electron` brings the display and the bus. */
export default defineConfig({
  testDir: '.',
  globalSetup: '../fixtures/temporary-folder.ts',
  testMatch: '*.spec.ts',
  outputDir: '../../out/test/electron',
  // One tray host owns its name on the bus, and the machines have two cores.
  workers: 1,
  forbidOnly: true,
  // A noisy machine must not stop anybody: what needs another try is told as "flaky".
  retries: process.env['CI'] === undefined ? 0 : 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
})
