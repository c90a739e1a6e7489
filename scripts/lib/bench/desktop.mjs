import { bundleApp } from '../bundles.mjs'
import { electronHere } from '../electron-runtime.mjs'
import { at } from '../paths.mjs'
import { run } from '../run.mjs'
import { programsMissing } from '../tools.mjs'

const INSIDE = 'ONHOOK_BENCH_INSIDE'

export const isOnDesktop = () => process.env[INSIDE] !== undefined

/**
 * Runs `npm run bench` with these arguments where there is a display and a session bus that are nobody else's.
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function onDesktop(args) {
  if (process.platform !== 'linux') throw new Error('it runs on Linux: it brings the tray of a Linux desktop with it')
  const missing = programsMissing('dbus-run-session', 'xvfb-run', 'xauth', 'Xvfb')
  if (missing !== null) throw new Error(missing)
  const electron = electronHere()
  if (!electron.ok) throw new Error(`there is no Electron (${electron.reason})`)
  await bundleApp('warn')
  const display = ['--', 'xvfb-run', '-a', '-s', '-screen 0 1280x1024x24']
  return run('dbus-run-session', [...display, process.execPath, at('scripts/bench.mjs'), ...args], {
    [INSIDE]: 'yes',
    NO_AT_BRIDGE: '1',
    ONHOOK_ELECTRON: electron.path,
    INIT_CWD: process.cwd(),
  })
}
