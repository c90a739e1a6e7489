import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // A test hangs or it does not; how fast the machine is must not decide it.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    include: [
      'test/unit/**/*.test.{ts,tsx}',
      'test/native/**/*.test.ts',
      'test/bench/**/*.test.ts',
      'test/windows/sstp/**/*.test.ts',
    ],
    restoreMocks: true,
    globalSetup: 'test/fixtures/temporary-folder.ts',
    // The machines that run this have two cores, and the C double's tests measure nothing but wait for real ends.
    maxWorkers: 2,
  },
})
