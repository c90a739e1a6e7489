import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { usableFolder } from '../../../../electron/shell/app/user-folder.ts'

const fresh = () => mkdtempSync(join(tmpdir(), 'onhook-folder-'))

/** A folder that cannot be: its parent is a file. */
function impossible(): string {
  const file = join(fresh(), 'file')
  writeFileSync(file, '')
  return join(file, 'data')
}

test('a folder that can be written is used, made where it was not, and left empty', () => {
  const wanted = join(fresh(), 'deep', 'er')
  expect(usableFolder(wanted, fresh())).toEqual({ folder: wanted, trouble: null })
  expect(readdirSync(wanted)).toEqual([])
})

test('in place of one that cannot be written there is a temporary one, with the reason', () => {
  const temporary = fresh()
  const { folder, trouble } = usableFolder(impossible(), temporary)
  expect(folder.startsWith(temporary)).toBe(true)
  expect(existsSync(folder)).toBe(true)
  expect(trouble).toBe('ENOTDIR')
})

test('it is the same at every start, and another for another folder', () => {
  const temporary = fresh()
  const wanted = impossible()
  const { folder } = usableFolder(wanted, temporary)
  writeFileSync(join(folder, 'journal.jsonl'), 'kept')
  expect(usableFolder(wanted, temporary).folder).toBe(folder)
  expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8')).toBe('kept')
  expect(usableFolder(impossible(), temporary).folder).not.toBe(folder)
})

test('one that does not answer is asked nothing more', () => {
  const wanted = fresh()
  writeFileSync(join(wanted, 'settings.json'), '{"v":1}')
  const { folder, trouble } = usableFolder(wanted, fresh(), () => false)
  expect(trouble).toBe('ETIMEDOUT')
  expect(readdirSync(folder)).toEqual([])
  expect(readdirSync(wanted)).toEqual(['settings.json'])
})

test('settings that can be read go along', () => {
  const wanted = fresh()
  writeFileSync(join(wanted, 'settings.json'), '{"v":1}')
  // Where the probe is to be written there is something in the way.
  mkdirSync(join(wanted, `.probe-${process.pid}`))
  const { folder, trouble } = usableFolder(wanted, fresh())
  expect(trouble).toBe('EISDIR')
  expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe('{"v":1}')
})

test.skipIf(process.platform === 'win32')('others may not look into it, also where they could before', () => {
  const made = join(fresh(), 'data')
  const open = fresh()
  chmodSync(open, 0o755)
  for (const wanted of [made, open]) {
    expect(usableFolder(wanted, fresh()).trouble).toBeNull()
    expect(statSync(wanted).mode & 0o777).toBe(0o700)
  }
})

test.skipIf(process.platform === 'win32')('one that all users share stays theirs', () => {
  const shared = fresh()
  chmodSync(shared, 0o1777)
  usableFolder(shared, fresh())
  expect(statSync(shared).mode & 0o1777).toBe(0o1777)
})
