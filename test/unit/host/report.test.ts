import { expect, test } from 'vitest'
import type { Receipt } from '../../../electron/contract/receipt.ts'
import { reportOf } from '../../../electron/host/report.ts'
import { fakeEngine } from '../../fixtures/fake-engine.ts'
import { connection, recentRow } from '../../fixtures/snapshots.ts'

const SECRETS = ['Anna', 'ANNAS-PC', 'Office VPN', '02214711', '10.1.2.3', '203.0.113.9', 'rasphone', 'Users', 'Branch']

const receipt: Receipt = {
  v: 1,
  id: 'm8x2k1-1',
  epoch: 1_763_836_843_000,
  by: 'popover',
  subject: { name: '.02214711', phonebook: 'C:\\Users\\Anna\\rasphone.pbk', link: null, device: 'modem' },
  tries: 1,
  elapsed: 1_283,
  outcome: { phase: 'failed', failure: { kind: 'malformed', reason: "open 'C:\\Users\\Anna\\x'" } },
  steps: [{ at: 0, what: 'list', detail: 'Office VPN, 10.1.2.3' }],
}

async function makeReport() {
  const { engine, publish } = fakeEngine()
  publish({
    connections: [
      connection({
        name: 'Office VPN',
        phonebook: 'C:\\Users\\Anna\\rasphone.pbk',
        localAddress: '10.1.2.3',
        remoteAddress: '203.0.113.9',
      }),
      connection({ id: 'c2', name: '02214711', dialled: true }),
    ],
    recent: [recentRow({ name: 'Branch' })],
    notices: [{ id: 'settings', kind: 'settings-not-kept', detail: "EPERM, open 'C:\\Users\\Anna\\settings.json'" }],
  })
  const { text, name } = await reportOf({
    engine: { ...engine, receipts: () => [receipt] },
    nativeCalls: () => [
      { number: 1, at: 1, method: 'hangUp', arguments: 'h1', result: 'code 668 ERROR_NO_CONNECTION', ms: 3 },
    ],
    nativeThreads: () => [{ calls: 'status', most: 72, blocked: 2, lost: 1 }],
    versions: { onhook: '0.1.0', chrome: '108.0.5359.215' },
    logLines: async () => [
      '2026-11-22T18:40:43.728Z info Hang-up m8x2k1-1 of a vpn connection: gone after 1283 ms',
      '2026-11-22T18:40:44.000Z warn unexpected: Error: Office VPN at 10.1.2.3, line 02214711',
      '    at read (C:\\Users\\Anna\\AppData\\Local\\OnHook\\main.cjs:12:34)',
      '2026-11-22T18:40:45.000Z warn Notice file-unreadable: anna on ANNAS-PC',
    ],
    names: ['Anna', 'ANNAS-PC', ''],
  })
  const report: { readonly log: readonly string[] } & Readonly<Record<string, unknown>> = JSON.parse(text)
  return { text, name, report }
}

test('it names nobody: no user, computer, entry, number, address or path', async () => {
  const { text } = await makeReport()
  expect(SECRETS.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()))).toEqual([])
})

test('it tells what helps: versions, settings, calls with their codes, threads that hang, states and times', async () => {
  const { report, name } = await makeReport()
  expect(name).toBe('onhook-report.json')
  expect(report).toMatchObject({
    v: 1,
    versions: { onhook: '0.1.0', chrome: '108.0.5359.215' },
    settings: { theme: 'system' },
    nativeCalls: [{ method: 'hangUp', result: 'code 668 ERROR_NO_CONNECTION', ms: 3 }],
    nativeThreads: [{ calls: 'status', blocked: 2, lost: 1 }],
    receipts: [{ id: 'm8x2k1-1', epoch: 1_763_836_843_000, elapsed: 1_283 }],
  })
})

test('one entry has the same number wherever it is named', async () => {
  const { report } = await makeReport()
  expect(report).toMatchObject({
    state: { connections: [{ name: 'entry 1' }, { name: 'entry 2' }], recent: [{ name: 'entry 3' }] },
    receipts: [{ subject: { name: 'entry 2' }, steps: [{ detail: 'entry 1, <address>' }] }],
  })
  expect(report.log[1]).toContain('entry 1 at <address>, line entry 2')
})

test('the log keeps its times and its places in the program', async () => {
  const { report } = await makeReport()
  expect(report.log[0]).toBe('2026-11-22T18:40:43.728Z info Hang-up m8x2k1-1 of a vpn connection: gone after 1283 ms')
  expect(report.log[2]).toBe('    at read (<path>/main.cjs:12:34)')
})
