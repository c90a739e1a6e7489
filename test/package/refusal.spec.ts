import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { runtimeMissing } from '../../scripts/lib/package/runtime.mjs'
import { koffiPackage } from '../../scripts/lib/package/target.mjs'
import { makePackage } from './packaged.ts'

/** What must never be passed on is not even packaged. */

test.beforeAll(() => {
  const cannot = runtimeMissing('win32')
  test.skip(cannot !== null, cannot ?? '')
})

test("without the target's koffi no package comes about", async () => {
  const made = await makePackage('win32', (app) => {
    rmSync(path.join(app, 'node_modules', koffiPackage({ os: 'win32', cpu: 'x64' })), { recursive: true })
  })
  expect(made).toEqual({ ok: false, reason: expect.stringContaining('lacks node_modules/@koromix/koffi-win32-x64') })
})

test('with a file that nobody expects no package comes about', async () => {
  const made = await makePackage('win32', (app) => writeFileSync(path.join(app, 'out/main/main.cjs.map'), '{}'))
  expect(made).toEqual({
    ok: false,
    reason: expect.stringContaining('The package for windows-x64 holds out/main/main.cjs.map, which it must not.'),
  })
})
