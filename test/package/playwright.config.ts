import { defineConfig } from '@playwright/test'

/** Packages as they would be passed on, started; `npm run package -- --check`. */
export default defineConfig({
  testDir: '.',
  globalSetup: '../fixtures/temporary-folder.ts',
  testMatch: '*.spec.ts',
  outputDir: '../../out/test/package',
  workers: 1,
  forbidOnly: true,
  // Wine stumbles at times: what needs another try is told as "flaky".
  retries: process.env['CI'] === undefined ? 0 : 2,
  timeout: 180_000,
  expect: { timeout: 20_000 },
})
