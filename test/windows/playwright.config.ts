import { defineConfig } from '@playwright/test'

/** The product in a Windows Electron under Wine, the double as System32\rasapi32.dll. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: ['../fixtures/temporary-folder.ts', './set-up.ts'],
  outputDir: '../../out/test/windows',
  // One Wine prefix, one desktop, one mouse.
  workers: 1,
  forbidOnly: true,
  // Wine stumbles at times: once more, and it is told as "flaky".
  retries: 1,
  timeout: 180_000,
  // A start takes ten seconds, and a busy machine takes its time with everything.
  expect: { timeout: 60_000 },
})
