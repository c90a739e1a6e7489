import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { doubleMissing } from '../../../scripts/lib/tools.mjs'
import { buildDouble, doubleExport } from '../../fixtures/double-build.ts'
import { reportResults, reportSkipped } from './report-results.ts'
import { bundleProgram, prefix, prepareWineNode, runInWineNode, stage } from './wine-node.ts'

const WHAT = 'Contract suite and layouts in a Windows Node.js under Wine'

/** Exports whose absence the suite tries. */
const LEFT_OUT = [
  'RasEnumConnectionsW',
  'RasGetConnectStatusW',
  'RasHangUpW',
  'RasGetSubEntryHandleW',
  'RasGetConnectionStatistics',
]

/** Prints each case that failed and how many passed; 0 = all did. */
export async function runUnderWine(): Promise<number> {
  const missing = doubleMissing('windows') ?? (await prepareWineNode())
  if (missing !== null) return reportSkipped(WHAT, missing)
  copyFileSync(await buildDouble({ system: 'windows' }), path.join(prefix, 'drive_c/windows/system32/rasapi32.dll'))
  for (const name of LEFT_OUT) {
    const library = await buildDouble({ system: 'windows', without: [doubleExport(name)] })
    copyFileSync(library, path.join(stage, `without-${name}.dll`))
  }
  const goldens = fileURLToPath(new URL('../layouts.golden.json', import.meta.url))
  copyFileSync(goldens, path.join(stage, 'layouts.golden.json'))
  await bundleProgram('test/native/contract/wine-program.ts', 'contract', stage)
  return reportResults(WHAT, await runInWineNode('contract', 'rasapi32=n'))
}
