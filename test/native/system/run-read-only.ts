import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { reportResults, reportSkipped } from '../contract/report-results.ts'
import { bundleProgram, prepareWineNode, runInWineNode, stage } from '../contract/wine-node.ts'

const ENTRY = 'test/native/system/read-only-program.ts'
const NAME = 'read-only'
const WINES_OWN = 'Wine’s own rasapi32.dll, read-only'
const out = fileURLToPath(new URL('../../../out/system', import.meta.url))

/** On Windows the system's own library; elsewhere Wine's, as far as that goes. 0 = no case failed. */
export async function runReadOnly(): Promise<number> {
  if (process.platform === 'win32') return onWindows()
  const missing = await prepareWineNode()
  if (missing !== null) return reportSkipped(WINES_OWN, missing)
  await bundleProgram(ENTRY, NAME, stage)
  return reportResults(WINES_OWN, await runInWineNode(NAME, 'rasapi32=b'))
}

async function onWindows(): Promise<number> {
  mkdirSync(out, { recursive: true })
  const program = await bundleProgram(ENTRY, NAME, out)
  const file = path.join(out, `${NAME}.txt`)
  rmSync(file, { force: true })
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, file], { cwd: out, encoding: 'utf8' })
  const results = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return reportResults('The system’s rasapi32.dll, read-only', { code: status, results, said: `${stdout}${stderr}` })
}
