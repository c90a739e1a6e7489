import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { whyInstall, writeStamp } from '../../../../scripts/lib/install/why-install.mjs'

const LINUX = { platform: 'linux', arch: 'x64' }
const WINDOWS = { platform: 'win32', arch: 'x64' }
const KOFFI_LINUX = 'node_modules/@koromix/koffi-linux-x64'
const KOFFI_WINDOWS = 'node_modules/@koromix/koffi-win32-x64'
const PACKAGES = {
  '': { name: 'onhook' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/a/node_modules/b': { version: '2.0.0' },
  [KOFFI_LINUX]: { version: '1.0.0', optional: true },
  [KOFFI_WINDOWS]: { version: '1.0.0', optional: true },
}
const INSTALLED = ['node_modules/a', 'node_modules/a/node_modules/b', KOFFI_LINUX]

let root: string

function write(path: string, value: unknown): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), JSON.stringify(value))
}

function install(paths: readonly string[] = INSTALLED, packages: Record<string, unknown> = PACKAGES): void {
  for (const path of paths) write(`${path}/package.json`, {})
  if (paths.includes(KOFFI_LINUX)) write(`${KOFFI_LINUX}/linux_x64/koffi.node`, 'machine code')
  const installed = Object.fromEntries(Object.entries(packages).filter(([path]) => paths.includes(path)))
  write('node_modules/.package-lock.json', { packages: installed })
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'onhook-install-'))
  write('package-lock.json', { packages: PACKAGES })
})
afterEach(() => rmSync(root, { recursive: true }))

const why = (host = LINUX) => whyInstall(root, host)

test('a bare clone has no dependencies', () => {
  expect(why()).toBe('node_modules is not there')
})

test('a whole install is enough, whoever made it', () => {
  install()
  expect(why()).toBe(null)
  writeStamp(root, LINUX)
  expect(why()).toBe(null)
})

test('an install that npm did not finish is made again', () => {
  write('node_modules/a/package.json', {})
  expect(why()).toBe('an install was broken off')
})

test('an install whose record is damaged is made again', () => {
  install()
  writeFileSync(join(root, 'node_modules/.package-lock.json'), '{"packages":{')
  expect(why()).toBe('an install was broken off')
})

test('a package that somebody deleted is noticed', () => {
  install()
  rmSync(join(root, 'node_modules/a/node_modules/b'), { recursive: true })
  expect(why()).toBe('node_modules/a/node_modules/b is incomplete')
})

test('a package whose description was cut off is noticed', () => {
  install()
  writeFileSync(join(root, 'node_modules/a/package.json'), '')
  expect(why()).toBe('node_modules/a is incomplete')
})

test('another version of a package is noticed, and a package that is new', () => {
  install(INSTALLED, { ...PACKAGES, 'node_modules/a': { version: '0.9.0' } })
  expect(why()).toBe('package-lock.json has changed')
  install(['node_modules/a', KOFFI_LINUX])
  expect(why()).toBe('package-lock.json has changed')
})

test('after our own install a lock file that has changed at all is noticed', () => {
  install()
  writeStamp(root, LINUX)
  write('package-lock.json', { packages: PACKAGES, lockfileVersion: 3 })
  expect(why()).toBe('package-lock.json or this system has changed')
})

test('an install that was copied from another system is made again', () => {
  install()
  expect(why(WINDOWS)).toBe(`${KOFFI_WINDOWS} is incomplete`)
  writeStamp(root, LINUX)
  expect(why(WINDOWS)).toBe('package-lock.json or this system has changed')
})

test("koffi's binary, which virus scanners take away, is noticed when it is gone", () => {
  install()
  rmSync(join(root, KOFFI_LINUX, 'linux_x64/koffi.node'))
  expect(why()).toBe(`${KOFFI_LINUX} is incomplete`)
})

test('a system for which there is no koffi is not installed for again and again', () => {
  install()
  expect(why({ platform: 'linux', arch: 'ppc64' })).toBe(null)
})
