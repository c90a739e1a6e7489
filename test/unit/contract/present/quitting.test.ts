import { expect, test } from 'vitest'
import { quittingText } from '../../../../electron/contract/present/quitting.ts'
import type { QuitTarget } from '../../../../electron/contract/snapshot.ts'
import { createWords } from '../../../../electron/contract/words/create-words.ts'

const text = (...waitsFor: readonly QuitTarget[]) => quittingText({ waitsFor, stuck: false }, createWords('en'))
const office: QuitTarget = { id: 't1', apart: [], name: 'Office VPN', dialled: false, link: null }

test('names what OnHook waits for before it quits', () => {
  expect(text(office)).toBe('OnHook will quit when Office VPN is gone.')
  expect(text({ ...office, link: 2 })).toMatch(/Office VPN.*2 is gone\.$/)
})

test('counts where there is more than one', () => {
  expect(text(office, office)).toBe('OnHook will quit when 2 connections are gone.')
})
