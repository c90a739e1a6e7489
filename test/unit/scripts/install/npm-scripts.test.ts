import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { at } from '../../../../scripts/lib/paths.mjs'

const scripts: Readonly<Record<string, string>> = JSON.parse(readFileSync(at('package.json'), 'utf8')).scripts

test('no package may run an install script, whichever npm command brings it', () => {
  expect(readFileSync(at('.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m)
})

test('nothing waits for a pre- or post-script, which npm then skips', () => {
  const names = Object.keys(scripts)
  const hooks = names.filter((name) => /^(pre|post)/.test(name) && names.includes(name.replace(/^(pre|post)/, '')))
  expect(hooks).toEqual([])
  expect(names.filter((name) => /^(prepare|preinstall|install|postinstall)$/.test(name))).toEqual([])
})

test('what needs node_modules brings them in first', () => {
  const without = Object.entries(scripts).filter(
    ([, line]) => /^node scripts\//.test(line) && !/dependencies\.mjs/.test(line),
  )
  expect(without).toEqual([])
})
