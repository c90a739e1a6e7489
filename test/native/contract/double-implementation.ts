import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import koffi from 'koffi'
import type { RasApi } from '../../../native/port.ts'
import { parseDoubleLog } from '../../fixtures/double-log.ts'
import type { Capabilities, Implementation, Opened } from './stage.ts'

export interface DoubleImplementationParts {
  readonly name: string
  readonly capabilities: Capabilities
  /** The double, by an absolute path. */
  readonly library: string
  /** The implementation under test on this library. */
  createRas(library: string): RasApi
  /** A library without this export. */
  libraryWithout(name: string): Promise<string>
}

const EMPTY = 'onhook-scenario version=1\n'
/** ms */
const GRACE = 2000

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The binding on a C double that plays in this very process, one world after the other. */
export function doubleImplementation(parts: DoubleImplementationParts): Implementation {
  async function open(library: string, ras: RasApi, scenario: string): Promise<Opened> {
    const folder = mkdtempSync(path.join(tmpdir(), 'onhook-contract-'))
    const scenarioFile = path.join(folder, 'played.scenario')
    const logFile = path.join(folder, 'double.log')
    const emptyFile = path.join(folder, 'empty.scenario')
    const reset = koffi.load(library).func('OnHookDoubleReset', 'int', ['str', 'str'])
    writeFileSync(scenarioFile, scenario)
    writeFileSync(emptyFile, EMPTY)
    const failed: unknown = reset(scenarioFile, logFile)
    if (failed !== 0) throw new Error(`The double refuses the scenario: ${readFileSync(logFile, 'utf8')}`)
    return {
      ras,
      wait,
      log: () => parseDoubleLog(readFileSync(logFile, 'utf8')),
      async dispose() {
        // Another world lets calls that block in this one return.
        reset(emptyFile, '')
        await ras.close(GRACE)
        rmSync(folder, { recursive: true, force: true })
      },
    }
  }

  return {
    name: parts.name,
    capabilities: parts.capabilities,
    open: (scenario) => open(parts.library, parts.createRas(parts.library), scenario),
    async openIncomplete(lacks) {
      if (lacks === 'everything') {
        const ras = parts.createRas(path.join(path.dirname(parts.library), 'there-is-no-such-library'))
        return { ras, wait, dispose: async () => void (await ras.close(GRACE)) }
      }
      const library = await parts.libraryWithout(lacks)
      return open(library, parts.createRas(library), `${EMPTY}connection id=a drain=0\n`)
    },
  }
}
