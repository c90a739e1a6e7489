import { expect, test } from 'vitest'
import type { Receipt } from '../../../../../electron/contract/receipt.ts'
import { createWords } from '../../../../../electron/contract/words/create-words.ts'
import {
  chosenReceipts,
  EVERY_RECEIPT,
  receiptLine,
  receiptName,
  receiptProof,
  receiptsApart,
  receiptText,
} from '../../../../../renderer/model/pages/receipts.ts'
import { manyReceipts, NOON, receipt } from '../../../../fixtures/receipts.ts'

const words = createWords('en')
const ids = (receipts: readonly Receipt[]) => receipts.map((one) => one.id)

test('records come newest first by when they were asked for, not by when they ended', () => {
  const long = receipt({ id: 'long', epoch: NOON, elapsed: 60_000 })
  const quick = receipt({ id: 'quick', epoch: NOON + 1_000, elapsed: 100 })
  expect(ids(chosenReceipts([quick, long], EVERY_RECEIPT, words))).toEqual(['quick', 'long'])
})

test('of records of the same moment the later line comes first', () => {
  const [first, second] = [receipt({ id: 'first' }), receipt({ id: 'second' })]
  expect(ids(chosenReceipts([first, second], EVERY_RECEIPT, words))).toEqual(['second', 'first'])
})

test('every word of a search must be found, in whatever case and order', () => {
  const receipts = manyReceipts(12)
  const found = (text: string) => ids(chosenReceipts(receipts, { ...EVERY_RECEIPT, text }, words))
  expect(found('LINE 12')).toEqual(['r12'])
  expect(found('vpn gone 7')).toEqual(['r7'])
  expect(found('vpn modem')).toEqual([])
  expect(found('  ')).toHaveLength(12)
})

test('a search speaks the language of the view', () => {
  const german = createWords('de')
  const text = 'getrennt'
  expect(chosenReceipts([receipt()], { ...EVERY_RECEIPT, text }, german)).toHaveLength(1)
  expect(chosenReceipts([receipt()], { ...EVERY_RECEIPT, text }, words)).toHaveLength(0)
})

test('a search does not turn the list that it was handed', () => {
  const receipts = manyReceipts(3)
  chosenReceipts(receipts, EVERY_RECEIPT, words)
  expect(ids(receipts)).toEqual(['r1', 'r2', 'r3'])
})

test('a dialled number is named without the dot that Windows writes before it', () => {
  expect(receiptName(receipt({ name: '.+49 30 5550142' }), words)).toBe('+49 30 5550142')
})

test('only what was proved is coloured as good, and nothing but gone says gone', () => {
  const outcomes: readonly Receipt['outcome'][] = [
    { phase: 'gone', evidence: ['invalid-handle'] },
    { phase: 'presumed', reason: 'no-witness' },
    { phase: 'already-gone', failure: null },
    { phase: 'failed', failure: { kind: 'busy' } },
    { phase: 'left' },
    { phase: 'interrupted' },
  ]
  const lines = outcomes.map((outcome) => receiptLine(receipt({ outcome }), words))
  expect(lines.map((line) => line.tone)).toEqual(['good', 'slow', 'good', 'problem', 'slow', 'problem'])
  expect(lines.filter((line) => /^Gone/.test(line.state))).toHaveLength(1)
})

test('every evidence of an end is told, not only the first', () => {
  const outcome = { phase: 'gone', evidence: ['invalid-handle', 'not-enumerated'] } as const
  expect(receiptProof(receipt({ outcome }), words)).toEqual([
    'Windows no longer knows the connection',
    'Windows no longer lists the connection',
  ])
})

test('a record as text tells who, how and when, and its steps in order', () => {
  const text = receiptText(receipt({ by: 'menu', tries: 2 }), words)
  expect(text).toContain('OnHook · Hang-up of Office VPN\n')
  expect(text).toContain('Requested by: You, from the tray menu\n')
  expect(text).toContain('Outcome: Gone after 0.9 s\n')
  expect(text).toContain('Calls to RasHangUp: 2\n')
  const steps = text.split('\n').filter((line) => line.startsWith('  '))
  expect(steps).toHaveLength(6)
  expect(steps[0]).toMatch(/^ {2}0 ms: /)
  expect(steps[5]).toMatch(/^ {2}911 ms: /)
})

test('a name that turns the text around it is fenced in where it is copied', () => {
  const text = receiptText(receipt({ name: 'Office \u202eVPN' }), words)
  expect(text).not.toContain('\u202e')
})

test('records of entries of one name are told apart, and those of one entry are not', () => {
  const of = (id: string, phonebook: string): Receipt =>
    receipt({ id, subject: { name: 'Contoso VPN', phonebook, link: null, device: 'vpn' } })
  const mine = 'C:\\Users\\me\\rasphone.pbk'
  const everyones = 'C:\\ProgramData\\rasphone.pbk'
  const name = (one: Receipt, ...all: readonly Receipt[]) =>
    receiptName(one, words, receiptsApart([one, ...all]).get(one.id))
  expect(name(of('r1', mine), of('r2', everyones))).toBe('Contoso VPN (me\\rasphone.pbk)')
  expect(name(of('r1', mine), of('r2', mine))).toBe('Contoso VPN')
})
