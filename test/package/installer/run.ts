import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { installerBox } from '../../../scripts/lib/package/installer-box.mjs'
import { at } from '../../../scripts/lib/paths.mjs'
import { runAndRead } from '../../../scripts/lib/run.mjs'
import { buildSetups, WORK } from './build.ts'

/** Packs the built application as set-up programs and lives through its life; ends as the life does, which says how many steps held. */
export async function buildAndTry(): Promise<number> {
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  const began = Date.now()
  try {
    const setups = await buildSetups(version)
    const file = path.join(WORK, 'setups.json')
    writeFileSync(file, JSON.stringify(setups, null, 2))
    console.log(`Built in ${Math.round((Date.now() - began) / 1000)} s.`)
    const box = installerBox([])
    const [program, args] = box.command([process.execPath, at('test/package/installer/life.mjs'), file])
    const live = async () => (await runAndRead(program, args, box.environment)).code
    const code = await live()
    if (code === 0 || process.platform === 'win32') return code
    console.log('Wine stumbles at times: the whole life once more, and this time it counts.')
    return await live()
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    console.log('0 passed, 1 failed')
    return 1
  }
}
