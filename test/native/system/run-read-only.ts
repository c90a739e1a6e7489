import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { wineMissing } from '../../fixtures/wine.ts'
import { reportResults } from '../contract/report-results.ts'
import { bundleProgram, prepareWineNode, runInWineNode, stage } from '../contract/wine-node.ts'

const ENTRY = 'test/native/system/read-only-program.ts'
const NAME = 'read-only'
const out = fileURLToPath(new URL('../../../out/system', import.meta.url))

/** On Windows the system's own library; elsewhere Wine's, as far as that goes. 0 = no case failed. */
export async function runReadOnly(): Promise<number> {
  if (process.platform === 'win32') return onWindows()
  const missing = wineMissing()
  if (missing !== null) {
    console.error(`There is no rasapi32.dll to be asked: ${missing}.`)
    return 2
  }
  await prepareWineNode()
  await bundleProgram(ENTRY, NAME, stage)
  return reportResults('Wine’s own rasapi32.dll, read-only', await runInWineNode(NAME, 'rasapi32=b'))
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
