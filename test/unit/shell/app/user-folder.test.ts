import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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
