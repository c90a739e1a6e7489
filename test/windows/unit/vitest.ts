import { chai, GLOBAL_EXPECT, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect'

/** Stands for Vitest in a bundle: its own runner and matchers, without the parts that need a bundler at run time. */

export { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } from '@vitest/runner'

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin)

const POLL_MS = 20
const POLL_LIMIT_MS = 10_000

type Matcher = (...args: unknown[]) => unknown

/** Asks again until the matcher holds. */
function poll(ask: () => unknown, { timeout = POLL_LIMIT_MS }: { readonly timeout?: number } = {}) {
  const until = Date.now() + timeout
  const matcher =
    (name: string): Matcher =>
    async (...args) => {
      for (;;) {
        try {
          const assertion = chai.expect(await ask())
          return (Reflect.get(assertion, name) as Matcher).apply(assertion, args)
        } catch (error) {
          if (Date.now() > until) throw error
          await new Promise((resolve) => setTimeout(resolve, POLL_MS))
        }
      }
    }
  return new Proxy({}, { get: (_, name) => matcher(String(name)) })
}

export const expect = Object.assign(chai.expect, { poll })
Object.assign(globalThis, { [GLOBAL_EXPECT]: expect })

const before = new Map<string, string | undefined>()

export const vi = {
  async waitFor<T>(run: () => T | Promise<T>, { timeout = POLL_LIMIT_MS } = {}): Promise<T> {
    for (const until = Date.now() + timeout; ; await new Promise((resolve) => setTimeout(resolve, POLL_MS))) {
      try {
        return await run()
      } catch (error) {
        if (Date.now() > until) throw error
      }
    }
  },
  stubEnv(name: string, value: string | undefined): void {
    if (!before.has(name)) before.set(name, process.env[name])
    setEnv(name, value)
  },
  unstubAllEnvs(): void {
    for (const [name, value] of before) setEnv(name, value)
    before.clear()
  },
}

function setEnv(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}
