import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readArguments, userFolder } from '../../../electron/preview/command-line.ts'
import { openerOf } from '../../../electron/preview/open-browser.ts'

const value = (...args: string[]) => {
  const read = readArguments(args)
  return read.ok ? read.value : read.sentence
}

test('without a word any free port is taken and no browser is opened', () => {
  expect(value()).toEqual({ port: 0, openBrowser: false, dataFolder: null, recordInto: null })
})

test('port, browser and folder can be named', () => {
  expect(value('--open', '--port=4711', '--user-data-dir=x', '--record=r.jsonl')).toEqual({
    port: 4711,
    openBrowser: true,
    dataFolder: resolve('x'),
    recordInto: resolve('r.jsonl'),
  })
})

test('the application’s own switches are passed over', () => {
  expect(value('--no-sandbox', '--hidden')).toMatchObject({ port: 0 })
})

test.each(['--port=', '--port=x', '--port=70000', '--port=-1', '--port'])('%s is answered with a sentence', (arg) => {
  expect(value(arg)).toContain('it can be a number up to 65535')
})

test('a recording without a file is answered with a sentence', () => {
  expect(value('--record=')).toContain('needs a file')
})

test('an empty folder is answered with a sentence', () => {
  expect(value('--user-data-dir=')).toContain('needs a folder')
})

test('records are kept where this system’s programs keep theirs', () => {
  expect(userFolder('win32', { APPDATA: 'C:\\A' })).toContain('OnHook preview')
  expect(userFolder('linux', { XDG_CONFIG_HOME: '/c' })).toBe(join('/c', 'onhook-preview'))
})

test('a browser is opened by each system’s own program', () => {
  expect(openerOf('win32', {})?.[0]).toBe('rundll32.exe')
  expect(openerOf('darwin', {})).toEqual(['open'])
  expect(openerOf('linux', { DISPLAY: ':0' })).toEqual(['xdg-open'])
})

test('no browser is opened where there is no screen', () => {
  expect(openerOf('linux', {})).toBe(null)
})
