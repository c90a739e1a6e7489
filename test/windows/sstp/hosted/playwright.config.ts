import { defineConfig } from '@playwright/test'

/** On a Windows that is thrown away afterwards: it changes the machine's trust, its names and its phone books. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.hosted.ts',
  outputDir: '../../../../out/test/sstp-hosted/playwright',
  // One Windows, one responder, one connection; and nothing is tried twice: what happens once in ten times is a finding.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 240_000,
  expect: { timeout: 60_000 },
})
