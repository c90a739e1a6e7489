import { existsSync, readFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { dirname, resolve } from 'node:path'

/** What a figure depends on. */
export function describeMachine() {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()} ${process.arch}`,
    node: process.version,
    ...electronVersion(),
    load: loadavg().map((each) => Number(each.toFixed(2))),
  }
}

function electronVersion() {
  const program = process.env['ONHOOK_ELECTRON']
  const file = program === undefined ? '' : resolve(dirname(program), 'version')
  return existsSync(file) ? { electron: readFileSync(file, 'utf8').trim().replace(/^v/, '') } : {}
}
