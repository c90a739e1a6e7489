import assert from 'node:assert/strict'
import path from 'node:path'
import koffi from 'koffi'
import { createSystemRas } from '../../../native/system/system-ras.ts'
import { createSystemClock } from '../../../native/system-clock.ts'
import { resultsFile } from '../contract/results-file.ts'
import { disposableCase } from './disposable.ts'
import { closingCase, type ReadOnly, readOnlyCases } from './read-only.ts'

/**
 * The system's own rasapi32.dll, asked by a Windows Node.js. Nothing is hung up but what ONHOOK_DISPOSABLE names. Results
 * go to the file that the one argument names.
 */

/** Wine has some of the functions in name only. */
const WINE: Readonly<Record<string, string>> = {
  RasGetSubEntryHandleW: 'Wine ends a process that calls RasGetSubEntryHandleW, which it does not have',
  RasGetConnectStatusW: 'Wine’s RasGetConnectStatusW answers 0 for any handle',
  RasHangUpW: 'there is nothing to hang up in Wine',
  RasGetErrorStringW: 'Wine’s RasGetErrorStringW has no texts',
  RasConnectionNotificationW: 'Wine’s RasConnectionNotificationW tells of nothing',
}

const wine = isWine()
const results = resultsFile(process.argv[2] ?? 'results.txt')
const parts: ReadOnly = {
  ras: createSystemRas({ kind: 'system' }, createSystemClock()),
  assert,
  trial: results.trial,
  mustNot: (name) => (wine ? (WINE[name] ?? null) : null),
  serviceMustRun: !wine && /\b(?:all|windows)\b/.test(process.env['ONHOOK_REQUIRE'] ?? ''),
}
const disposable = process.env['ONHOOK_DISPOSABLE'] ?? ''
const cases = readOnlyCases(parts) + disposableCase(parts, disposable === '' ? null : disposable) + closingCase(parts)
results.expect('read-only cases', cases)

function isWine(): boolean {
  try {
    const ntdll = koffi.load(path.win32.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'ntdll.dll'))
    ntdll.func('wine_get_version', 'str', [])
    return true
  } catch {
    return false
  }
}
