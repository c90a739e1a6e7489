import { copyFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildDouble } from '../../fixtures/double-build.ts'
import * as wineNode from '../../native/contract/wine-node.ts'

/** Plays the cells of one file in a Windows Node.js under Wine and writes what was measured to another. */
export async function playUnderWine(cellsFile: string, resultsFile: string): Promise<void> {
  await wineNode.prepareWineNode()
  const system32 = path.join(wineNode.prefix, 'drive_c/windows/system32')
  copyFileSync(await buildDouble({ system: 'windows' }), path.join(system32, 'rasapi32.dll'))
  copyFileSync(cellsFile, path.join(wineNode.stage, 'isolation.cells.json'))
  await wineNode.bundleProgram('test/bench/isolation/program.ts', 'isolation', wineNode.stage)
  const { results, said } = await wineNode.runInWineNode('isolation', 'rasapi32=n')
  if (results === '') throw new Error(`The program under Wine measured nothing: ${said}`)
  writeFileSync(resultsFile, results)
}
