import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}', 'test/native/**/*.test.ts', 'test/bench/**/*.test.ts'],
    restoreMocks: true,
    // The machines that run this have two cores, and the C double's tests measure nothing but wait for real ends.
    maxWorkers: 2,
  },
})
