import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answersWithin } from '../../../../native/process/answers-in-time.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'onhook-answers-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a folder, a file and nothing at all are answers', () => {
  writeFileSync(path.join(folder, 'Büro'), '')
  for (const name of ['', 'Büro', 'nowhere/at all']) expect(answersWithin(path.join(folder, name), 5_000)).toBe(true)
})

test.runIf(process.platform === 'linux')('a pipe in its place is not waited for', () => {
  execFileSync('mkfifo', [path.join(folder, 'pipe')])
  expect(answersWithin(path.join(folder, 'pipe'), 5_000)).toBe(true)
})
