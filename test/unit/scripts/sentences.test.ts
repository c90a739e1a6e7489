import { expect, test } from 'vitest'
import { buildTrouble } from '../../../scripts/lib/bundles.mjs'
import { nodeTooOld } from '../../../scripts/lib/install/node-version.mjs'
import { explainNpm } from '../../../scripts/lib/install/npm.mjs'

test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0-nightly'])('Node.js %s is new enough', (version) => {
  expect(nodeTooOld(version)).toBe(null)
})

test.each(['20.18.9', '18.20.4', '8.0.0'])('Node.js %s is refused with what is needed', (version) => {
  expect(nodeTooOld(version)).toContain(`needs Node.js 20.19.0 or newer; this is ${version}`)
})

test.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT'])(
  'npm without a network (%s) is told in one sentence',
  (code) => {
    expect(explainNpm(`npm error code ${code}\nnpm error network request failed`)).toContain(
      `The npm registry cannot be reached (${code}).`,
    )
  },
)

test('what else npm says is told in its own words, without the pointer to its log', () => {
  const told = explainNpm('npm error code EODD\nnpm error something odd\nnpm error A complete log of this run …')
  expect(told).toBe('npm could not install the dependencies:\n  code EODD\n  something odd')
})

test('a silent failure says that there was no reason', () => {
  expect(explainNpm('')).toContain('it gave no reason')
})

test.each([
  '[MISSING_EXPORT] "z" is not exported by "node_modules/zod/index.js".',
  "The requested module 'vite' does not provide an export named 'build'",
])('a build that fails for a damaged package says what to do: %s', (said) => {
  expect(buildTrouble(new Error(said))).toMatch(/Delete the folder node_modules and run it again/)
})

test('a mistake in the sources is told as it is', () => {
  expect(buildTrouble(new Error('Expected ";" in electron/main.ts'))).toBe('Expected ";" in electron/main.ts')
})
