import { mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createRecordingFiles, OWN_RECORDING } from '../../../electron/storage/recording-file.ts'

const fresh = () => mkdtempSync(path.join(tmpdir(), 'onhook-recording-'))

/** Records one line; gives why that failed. */
async function record(folder: string, file: string | null): Promise<readonly string[]> {
  const failures: string[] = []
  const recording = createRecordingFiles(folder).begin(file, (reason) => failures.push(reason))
  recording.write('line')
  await recording.end()
  return failures
}

test('the folder’s own recording takes the place of the last', async () => {
  const folder = fresh()
  const own = path.join(folder, OWN_RECORDING)
  writeFileSync(own, 'a longer line of the last one')
  expect(await record(folder, null)).toEqual([])
  expect(readFileSync(own, 'utf8')).toBe('line\n')
})

test('a file that somebody names is never written over', async () => {
  const file = path.join(fresh(), 'letter.txt')
  writeFileSync(file, 'Dear')
  expect(await record(fresh(), file)).toEqual([expect.stringContaining('is there already')])
  expect(readFileSync(file, 'utf8')).toBe('Dear')
})

test.skipIf(process.platform === 'win32')('it is its owner’s alone, and no link in its place is followed', async () => {
  const folder = fresh()
  const elsewhere = path.join(fresh(), 'letter.txt')
  writeFileSync(elsewhere, 'Dear')
  symlinkSync(elsewhere, path.join(folder, OWN_RECORDING))
  await record(folder, null)
  expect(readFileSync(elsewhere, 'utf8')).toBe('Dear')
  expect(statSync(path.join(folder, OWN_RECORDING)).mode & 0o777).toBe(0o600)
})
