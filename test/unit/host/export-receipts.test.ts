import { expect, test } from 'vitest'
import { receiptsAsCsv, receiptsAsJson } from '../../../electron/host/export-receipts.ts'
import { terseReceipt as receipt } from '../../fixtures/receipts.ts'

test('receipts go into one JSON document', () => {
  expect(JSON.parse(receiptsAsJson([receipt()]))).toEqual({ v: 1, receipts: [receipt()] })
})

test('receipts go into CSV with quotes doubled and no formula of a name', () => {
  const csv = receiptsAsCsv([
    receipt({ subject: { name: '=HYPERLINK("x")', phonebook: 'b', link: 2, device: 'isdn' } }),
  ])
  const [head, line, end] = csv.split('\r\n')
  expect(head).toBe('id,begun,by,name,link,device,phonebook,outcome,evidence,elapsed ms,tries,steps')
  expect(line).toBe(
    'r1,2026-01-02T03:04:05.000Z,popover,"\'=HYPERLINK(""x"")",2,isdn,b,gone,invalid-handle not-enumerated,812.5,1,0.2 journal; 1 state state 8192',
  )
  expect(end).toBe('')
})
