import { chmodSync, mkdirSync, mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { claimFolder, type FolderClaim } from '../../../electron/host/folder-lock.ts'

afterEach(() => vi.unstubAllEnvs())

const fresh = () => mkdtempSync(path.join(tmpdir(), 'onhook-lock-'))

function ours(claim: FolderClaim) {
  if (claim.kind !== 'ours') throw new Error(`It is ${claim.kind}.`)
  return claim.folder
}

function theirs(claim: FolderClaim) {
  if (claim.kind !== 'held') throw new Error(`It is ${claim.kind}.`)
  return claim.by
}

test('a folder has one holder at a time, by whichever name it is called', () => {
  const folder = fresh()
  const alias = `${folder}-alias`
  symlinkSync(folder, alias)
  const first = ours(claimFolder(folder))
  expect(claimFolder(folder).kind).toBe('held')
  expect(claimFolder(alias).kind).toBe('held')
  first.release()
  ours(claimFolder(alias)).release()
})

test('another start is answered by the holder, as soon as that answers at all', async () => {
  const folder = fresh()
  const first = ours(claimFolder(folder))
  const second = theirs(claimFolder(folder))
  expect(await second.ask({ quit: false, hidden: false, at: 1 }, 200)).toBeNull()
  const wishes: unknown[] = []
  first.answerStarts((wish) => {
    wishes.push(wish)
    return wish.quit ? 'leaving' : 'taken'
  })
  expect(await second.ask({ quit: false, hidden: true, at: 1 }, 2_000)).toBe('taken')
  expect(await second.ask({ quit: true, hidden: false, at: 1 }, 2_000)).toBe('leaving')
  expect(wishes).toEqual([
    { quit: false, hidden: true, at: 1 },
    { quit: true, hidden: false, at: 1 },
  ])
  expect(await second.pid()).toBe(process.pid)
  first.release()
})

test('what an earlier holder left in the file is not in the way', () => {
  const folder = fresh()
  writeFileSync(path.join(folder, 'lock'), 'x'.repeat(10_000))
  ours(claimFolder(folder)).release()
})

test('a folder that is not there cannot be locked, and says why', () => {
  expect(claimFolder('/nowhere/at/all')).toMatchObject({
    kind: 'failed',
    reason: expect.stringMatching(/ENOENT|Windows error 3/),
  })
})

/** What the lock file gives to who may read it. */
const commandsIn = (folder: string) => JSON.parse(readFileSync(path.join(folder, 'lock'), 'utf8')).commands

test('each run has a key of its own, of 32 random bytes', () => {
  const folder = fresh()
  const keys = [1, 2].map(() => {
    const own = ours(claimFolder(folder))
    expect(commandsIn(folder)).toEqual(own.commands)
    own.release()
    return own.commands.key
  })
  expect(keys[0]).toMatch(/^[0-9a-f]{64}$/)
  expect(keys[0]).not.toBe(keys[1])
})

test.runIf(process.platform === 'win32')('each run has a pipe of its own', () => {
  const folder = fresh()
  const paths = [1, 2].map(() => {
    const own = ours(claimFolder(folder))
    own.release()
    return own.commands.path
  })
  expect(paths[0]).not.toBe(paths[1])
})

test.skipIf(process.platform === 'win32')('nobody else may read the key, whoever could read the file before', () => {
  const folder = fresh()
  const file = path.join(folder, 'lock')
  writeFileSync(file, '')
  chmodSync(file, 0o666)
  const own = ours(claimFolder(folder))
  expect(statSync(file).mode & 0o777).toBe(0o600)
  own.release()
})

test.skipIf(process.platform === 'win32')('a link in place of the lock file is not followed', () => {
  const folder = fresh()
  const elsewhere = path.join(fresh(), 'notes')
  writeFileSync(elsewhere, 'mine')
  symlinkSync(elsewhere, path.join(folder, 'lock'))
  expect(claimFolder(folder).kind).toBe('failed')
  expect(readFileSync(elsewhere, 'utf8')).toBe('mine')
})

test.skipIf(process.platform === 'win32')('sockets are in a folder that is the user’s alone', () => {
  vi.stubEnv('XDG_RUNTIME_DIR', fresh())
  const own = ours(claimFolder(fresh()))
  expect(statSync(path.dirname(own.commands.path)).mode & 0o777).toBe(0o700)
  own.release()
})

test.skipIf(process.platform === 'win32').each([
  ['a file', (place: string) => writeFileSync(place, '')],
  ['a link to a folder of somebody’s', (place: string) => symlinkSync(fresh(), place)],
  ['a link to nothing', (place: string) => symlinkSync('/nowhere/at/all', place)],
  ['a folder that others may use', (place: string) => mkdirSync(place) ?? chmodSync(place, 0o777)],
])('%s where the sockets belong keeps nobody from starting: they are in the data folder then', (_what, make) => {
  const runtime = fresh()
  vi.stubEnv('XDG_RUNTIME_DIR', runtime)
  make(path.join(runtime, `onhook-${process.getuid?.()}`))
  const folder = fresh()
  const own = ours(claimFolder(folder))
  expect(path.dirname(own.commands.path)).toBe(folder)
  own.release()
})

test.skipIf(process.platform === 'win32')('nor does a folder for sockets that is not there', () => {
  vi.stubEnv('XDG_RUNTIME_DIR', '/proc/nowhere')
  const folder = fresh()
  const own = ours(claimFolder(folder))
  expect(path.dirname(own.commands.path)).toBe(folder)
  own.release()
})

test.skipIf(process.platform === 'win32').each([
  ['a link', (place: string, elsewhere: string) => symlinkSync(elsewhere, place)],
  ['a folder', (place: string) => mkdirSync(place)],
])('%s in place of a socket is not followed and keeps nobody from starting', (_what, make) => {
  vi.stubEnv('XDG_RUNTIME_DIR', fresh())
  const folder = fresh()
  const before = ours(claimFolder(folder))
  before.release()
  const elsewhere = path.join(fresh(), 'notes')
  writeFileSync(elsewhere, 'mine')
  make(before.commands.path, elsewhere)
  ours(claimFolder(folder)).release()
  expect(readFileSync(elsewhere, 'utf8')).toBe('mine')
})
