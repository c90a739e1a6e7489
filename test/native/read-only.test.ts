import assert from 'node:assert/strict'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSystemRas } from '../../native/system/system-ras.ts'
import { createSystemClock } from '../../native/system-clock.ts'
import type { Double } from '../fixtures/double.ts'
import { buildDouble, doubleMissing } from '../fixtures/double-build.ts'
import { playHere } from '../fixtures/double-in-process.ts'
import { disposableCase } from './system/disposable.ts'
import { closingCase, type ReadOnly, readOnlyCases } from './system/read-only.ts'

/** The cases that are kept for a real Windows, on the double: with connections to ask about, and a log of what was asked. */

const missing = doubleMissing()
const THROWAWAY = 'Throwaway'
const SCENARIO = `onhook-scenario version=1
connection id=office name="Office" device="WAN Miniport (IKEv2)" local=10.1.0.2 remote=10.1.0.1
connection id=bundle name="Branch" type=isdn device="ISDN channel"
link of=bundle bps=64000
link of=bundle connected=no
connection id=throwaway name="${THROWAWAY}" drain=30ms
connection id=other name="Theirs" owner=other
`
const ONLY_WINDOWS: Readonly<Record<string, string>> = {
  FormatMessageW: 'texts of the system are Windows’ own',
  RasConnectionNotificationW: 'events are Win32’s',
}

describe.skipIf(missing !== null)('The read-only cases, on the double', async () => {
  let double: Double | null = null
  beforeAll(async () => {
    double = await playHere({ scenario: SCENARIO })
  })
  afterAll(() => double?.dispose())

  const parts: ReadOnly = {
    ras: createSystemRas({ kind: 'file', path: missing === null ? await buildDouble() : '' }, createSystemClock()),
    assert,
    trial: (sentence, run) =>
      test(sentence, async (context) => {
        const outcome = await run()
        if (outcome !== null) context.skip(outcome.skipped)
      }),
    mustNot: (name) => ONLY_WINDOWS[name] ?? null,
    serviceMustRun: true,
  }
  const log = () => (double?.readLog() ?? []).flatMap((line) => (line.kind === 'call' ? [line.call] : []))

  readOnlyCases(parts)
  test('have hung up nothing', () => {
    expect(log().length).toBeGreaterThan(20)
    expect(log().filter((call) => call.name === 'RasHangUpW')).toEqual([])
  })
  disposableCase(parts, THROWAWAY)
  test('have hung up what was there for it, once', () => {
    const handles = log().flatMap((call) => (call.name === 'RasHangUpW' ? [call.handle] : []))
    expect(handles).toEqual([0x3000n])
  })
  closingCase(parts)
})
