import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import type { Notice } from '../../../../electron/contract/notice.ts'
import { reportUncaught } from '../../../../electron/shell/app/uncaught-errors.ts'

function makeCatcher() {
  const source = new EventEmitter()
  const logged: string[] = []
  const told: Notice[] = []
  const tellTo = reportUncaught(source, { info: () => {}, warn: (line) => logged.push(line) })
  return { source, logged, told, tellTo, tell: (notice: Notice) => void told.push(notice) }
}

const NOTICE: Notice = { id: 'unexpected', kind: 'unexpected-error', detail: 'no such thing' }

test('an error that nobody caught is logged with its stack, and shown', () => {
  const { source, logged, told, tellTo, tell } = makeCatcher()
  tellTo(tell)
  source.emit('uncaughtException', new Error('no such thing'))
  expect(logged[0]).toMatch(/no such thing\n\s+at /)
  expect(told).toEqual([NOTICE])
})

test('so is a promise that nobody waited for', () => {
  const { source, told, tellTo, tell } = makeCatcher()
  tellTo(tell)
  source.emit('unhandledRejection', 'no such thing')
  expect(told).toEqual([NOTICE])
})

test('every one is logged, the first alone is shown', () => {
  const { source, logged, told, tellTo, tell } = makeCatcher()
  tellTo(tell)
  for (const what of ['no such thing', 'another', 'a third']) source.emit('uncaughtException', new Error(what))
  expect(logged).toHaveLength(3)
  expect(told).toEqual([NOTICE])
})

test('one that comes before there is anybody to tell is told later', () => {
  const { source, told, tellTo, tell } = makeCatcher()
  source.emit('uncaughtException', new Error('no such thing'))
  tellTo(tell)
  expect(told).toEqual([NOTICE])
})

test('one that cannot be shown ends nothing', () => {
  const { source, logged, tellTo } = makeCatcher()
  tellTo(() => {
    throw new Error('not even that')
  })
  source.emit('uncaughtException', new Error('no such thing'))
  expect(logged).toHaveLength(2)
})

test('what is shown is one line of bounded length', () => {
  const { source, told, tellTo, tell } = makeCatcher()
  tellTo(tell)
  source.emit('uncaughtException', new Error(`${'x'.repeat(500)}\nsecond`))
  expect(told[0]?.detail).toHaveLength(160)
})
