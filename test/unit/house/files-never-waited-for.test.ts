import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../../..')

/** Where the main thread may wait for a file, each with what makes that harmless. */
const MAY_WAIT: Readonly<Record<string, string>> = {
  'electron/shell/app/user-folder.ts': 'before anything is shown, and only of a folder that has just answered',
  'native/process/answers-in-time.ts': 'a second at most: it is how that is found out',
  'electron/shell/app/make-ras.ts': 'a scenario that a developer names; never in a package',
  'electron/host/folder-lock.ts': 'before anything is shown: Chromium opens its files as soon as this thread rests',
  'native/process/lock-file.ts': 'the same',
  'native/process/end-process.ts': 'a thread of its own, which does nothing but wait',
}

/** A program of its own for a developer's browser. */
const PREVIEW = 'electron/preview/'
/** Threads of their own, whose errand is to wait. */
const WORKERS = /-(worker|program)\.ts$/

const WAITS = /\b\w+Sync\b|\bAtomics\.wait\(/

const sources = ['electron', 'native'].flatMap((room) =>
  readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts') && !name.startsWith(PREVIEW) && !WORKERS.test(name)),
)

const waits = (name: string): boolean =>
  WAITS.test(readFileSync(path.join(ROOT, name), 'utf8').replaceAll(/\/\/.*$|\/\*[\s\S]*?\*\//gm, ''))

test('I11: after the start the main process waits for no file', () => {
  expect(sources.filter((name) => !(name in MAY_WAIT) && waits(name))).toEqual([])
})

test('what is let through is there, needs it, and says why that does no harm', () => {
  expect(Object.keys(MAY_WAIT).filter((name) => !waits(name))).toEqual([])
  for (const reason of Object.values(MAY_WAIT)) expect(reason.length).toBeGreaterThan(5)
})

test.each([
  "readFileSync('x')",
  'fs.fsyncSync(1)',
  'Atomics.wait(flags, 0, 0)',
  "process.mainModule.require('fs').existsSync('x')",
])('%s is found', (line) => {
  expect(WAITS.test(line)).toBe(true)
})
