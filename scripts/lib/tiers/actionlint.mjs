import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { at } from '../paths.mjs'
import { run } from '../run.mjs'
import { onPath, programsMissing } from '../tools.mjs'

/** Checks .github/workflows; Go builds it once, by its module proxy. */

/** The newest for each Go: Debian 12 has 1.19, and its older version knows fewer of GitHub's machines. */
const VERSIONS = [
  { goFrom: 25, version: 'v1.7.12' },
  { goFrom: 18, version: 'v1.7.7' },
]
const MODULE = 'github.com/rhysd/actionlint/cmd/actionlint'

/** @param {string} version */
const folderOf = (version) => at(`out/tools/actionlint-${version}`)

/**
 * Brings it there where it is not.
 * @returns {Promise<{ readonly ok: true, readonly program: string } | { readonly ok: false, readonly why: string }>} `why`: the end of a sentence
 */
export async function bringActionlint() {
  const installed = onPath('actionlint')
  if (installed !== null) return { ok: true, program: installed }
  const noGo = programsMissing('go')
  if (noGo !== null) return { ok: false, why: `the workflows are checked by actionlint, for which ${noGo}` }
  const minor = Number(/go1\.(\d+)/.exec(execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' }))?.[1] ?? 0)
  const fitting = VERSIONS.find(({ goFrom }) => minor >= goFrom)
  if (fitting === undefined) return { ok: false, why: `Go 1.${minor} is too old to build actionlint` }
  const folder = folderOf(fitting.version)
  const program = `${folder}/actionlint${process.platform === 'win32' ? '.exe' : ''}`
  if (existsSync(program)) return { ok: true, program }
  console.log(`Building actionlint ${fitting.version} …`)
  const code = await run('go', ['install', `${MODULE}@${fitting.version}`], { GOBIN: folder })
  return code === 0 ? { ok: true, program } : { ok: false, why: 'Go could not build actionlint' }
}
