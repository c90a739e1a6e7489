import { expect, test } from 'vitest'
import { foldedLinksText, linkLine } from '../../../../electron/contract/present/row.ts'
import type { TeardownView } from '../../../../electron/contract/teardown-view.ts'
import { createWords } from '../../../../electron/contract/words/create-words.ts'
import { bundle, gone, link, running, teardown } from '../../../fixtures/snapshots.ts'

const words = createWords('en')

const folded = (...teardowns: readonly (TeardownView | null)[]): string =>
  foldedLinksText(bundle({ links: teardowns.map((each, at) => link({ index: at + 1, teardown: each })) }), words)

test('folded links tell of a hang-up among them', () => {
  expect(folded(null, teardown(running()))).toBe('2 of 2 links · Link 2 · Hanging up')
  expect(folded(teardown(running({ mark: 'slow' })), null)).toBe('2 of 2 links · Link 1 · Still hanging up')
})

test('folded links tell of the stuck one first', () => {
  expect(folded(teardown(running()), teardown(running({ mark: 'stuck' })))).toBe('2 of 2 links · Link 2 · Stuck')
})

test('folded links are only counted once every hang-up among them has ended', () => {
  expect(folded(null, teardown(gone()))).toBe('2 of 2 links')
})

test('every link names its device where they differ', () => {
  const first = link({ deviceName: 'ISDN channel' })
  const row = bundle({ deviceName: 'ISDN channel', links: [first, link({ index: 2, deviceName: 'ISDN channel 2' })] })
  expect(linkLine(first, row, words, 0).facts).toEqual(['ISDN channel', '64 kbit/s'])
})

test('links of one device leave its name to their connection', () => {
  const row = bundle({ deviceName: 'ISDN channel', links: [link(), link({ index: 2 })] })
  expect(linkLine(link(), row, words, 0).facts).toEqual(['64 kbit/s'])
})
