import { defineConfig } from '@playwright/test'
import { CHROMIUM, SWITCHES } from './chromium.ts'

/** The views in Chromium on the built preview: the real engine, the simulator behind it. */
export default defineConfig({
  testDir: '.',
  globalSetup: '../fixtures/temporary-folder.ts',
  testMatch: '*.spec.ts',
  outputDir: '../../out/test/ui',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A noisy machine must not stop anybody: what needs another try is told as "flaky".
  retries: process.env['CI'] === undefined ? 0 : 2,
  timeout: 60_000,
  use: { locale: 'en-US', launchOptions: { executablePath: CHROMIUM, args: SWITCHES } },
  expect: { timeout: 10_000 },
})
