import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { installState, stamp } from '../../../../scripts/lib/install/install-state.mjs'

const HERE = { platform: 'linux', arch: 'x64' }
const PACKAGES = {
  '': { name: 'onhook' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/a/node_modules/b': { version: '2.0.0' },
  'node_modules/a-linux-x64': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
  'node_modules/a-win32-x64': { version: '1.0.0', optional: true, os: ['win32'], cpu: ['x64'] },
  'node_modules/a-linux-musl': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
  'node_modules/compiled': { version: '1.0.0', optional: true },
}
const INSTALLED = ['node_modules/a', 'node_modules/a/node_modules/b', 'node_modules/a-linux-x64']

let root: string

function write(path: string, value: unknown): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), JSON.stringify(value))
}

function install(paths: readonly string[], record: Record<string, unknown> = PACKAGES): void {
  for (const path of paths) write(`${path}/package.json`, {})
  const there = Object.fromEntries(Object.entries(record).filter(([path]) => paths.includes(path)))
  write('node_modules/.package-lock.json', { packages: there })
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'onhook-install-'))
  write('package-lock.json', { packages: PACKAGES })
})
afterEach(() => rmSync(root, { recursive: true }))

const state = (host = HERE) => installState(root, host)

test('a bare clone has no dependencies', () => {
  expect(state()).toEqual({ kind: 'missing', why: 'node_modules is not there' })
})

test('a whole install is current, whoever made it', () => {
  install(INSTALLED)
  expect(state()).toEqual({ kind: 'current' })
})

test('an install that npm did not finish is stale', () => {
  write('node_modules/a/package.json', {})
  expect(state()).toEqual({ kind: 'stale', why: 'an install was broken off' })
})

test('a damaged record of npm’s is stale', () => {
  install(INSTALLED)
  writeFileSync(join(root, 'node_modules/.package-lock.json'), '{"packages":{')
  expect(state().kind).toBe('stale')
})

test('a package that somebody deleted is noticed', () => {
  install(INSTALLED)
  rmSync(join(root, 'node_modules/a/node_modules/b'), { recursive: true })
  expect(state()).toEqual({ kind: 'stale', why: 'node_modules/a/node_modules/b is incomplete' })
})

test('a lock file that moved on is noticed', () => {
  install(INSTALLED, { ...PACKAGES, 'node_modules/a': { version: '0.9.0' } })
  expect(state()).toEqual({ kind: 'stale', why: 'package-lock.json has changed' })
})

test('a package that the lock file gained is noticed', () => {
  install(INSTALLED.slice(0, 1))
  expect(state()).toEqual({ kind: 'stale', why: 'a/node_modules/b is missing' })
})

test('an install made on another system is stale here', () => {
  install(INSTALLED)
  stamp(root, HERE)
  expect(state()).toEqual({ kind: 'current' })
  expect(state({ platform: 'win32', arch: 'x64' })).toEqual({ kind: 'stale', why: 'a-win32-x64 is missing' })
})

test('an optional package that this system could not have does not install again and again', () => {
  install(INSTALLED.slice(0, 2))
  expect(state()).toEqual({ kind: 'stale', why: 'a-linux-x64 is missing' })
  stamp(root, HERE)
  expect(state()).toEqual({ kind: 'current' })
})

test('an optional package that was there and is gone, like koffi’s binary, is noticed', () => {
  install(INSTALLED)
  stamp(root, HERE)
  rmSync(join(root, 'node_modules/a-linux-x64'), { recursive: true })
  expect(state()).toEqual({ kind: 'stale', why: 'node_modules/a-linux-x64 is incomplete' })
})

test('a package whose description was cut off to nothing is noticed', () => {
  install(INSTALLED)
  writeFileSync(join(root, 'node_modules/a/package.json'), '')
  expect(state()).toEqual({ kind: 'stale', why: 'node_modules/a is incomplete' })
})

test('a binary of koffi’s that was taken out of its package is noticed', () => {
  const path = 'node_modules/@koromix/koffi-linux-x64'
  const packages = { [path]: { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] } }
  write('package-lock.json', { packages })
  install([path], packages)
  write(`${path}/linux_x64/koffi.node`, 'machine code')
  expect(state()).toEqual({ kind: 'current' })
  rmSync(join(root, path, 'linux_x64/koffi.node'))
  expect(state()).toEqual({ kind: 'stale', why: `${path} is incomplete` })
})
