import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../../..')

/** They run before there is anything to keep waiting: the data folder, its lock, a scenario that is named. */
const AT_THE_START = new Set([
  'electron/shell/app/user-folder.ts',
  'electron/shell/app/make-ras.ts',
  'electron/host/folder-lock.ts',
  'native/process/lock-file.ts',
])
/** A program of its own for a developer's browser. */
const PREVIEW = 'electron/preview/'

const sources = ['electron', 'native'].flatMap((room) =>
  readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts') && !name.startsWith(PREVIEW)),
)

test('I11: after the start the main process calls no file synchronously', () => {
  const waiting = sources
    .filter((name) => !AT_THE_START.has(name))
    .filter((name) => /\b\w+Sync\b/.test(readFileSync(path.join(ROOT, name), 'utf8').replaceAll(/\/\/.*$/gm, '')))
  expect(waiting).toEqual([])
})

test('what is let through is there, and needs it', () => {
  const needless = [...AT_THE_START].filter((name) => !/\b\w+Sync\b/.test(readFileSync(path.join(ROOT, name), 'utf8')))
  expect(needless).toEqual([])
})
