import { beforeAll, describe, expect, test } from 'vitest'
import { smallMachineMissing } from '../../../../scripts/lib/tools.mjs'
import { CASES } from './cases.ts'
import { type CaseReport, readReport } from './report.ts'
import { runSmallMachine } from './small-machine.ts'

describe.skipIf(smallMachineMissing() !== null)('A real client, sstp-client with pppd,', () => {
  let said: readonly string[] = []
  const reports = new Map<string, CaseReport>()

  beforeAll(async () => {
    said = await runSmallMachine()
    for (const report of said.map(readReport)) if (report !== null) reports.set(report.name, report)
  }, 240_000)

  test.each(CASES.map(({ name }) => name))('%s', (name) => {
    const report = reports.get(name)
    expect(report, `Not played. The console said:\n${said.slice(-40).join('\n')}`).toBeDefined()
    expect(report?.trouble, report?.log.join('\n')).toBeNull()
  })
})
