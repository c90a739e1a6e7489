import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { claimFolder, type FolderClaim } from '../../../electron/host/folder-lock.ts'

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
