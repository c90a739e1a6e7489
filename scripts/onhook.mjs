// npm run onhook -- <what the command line is to do>
import { existsSync } from 'node:fs'
import { buildOrExit, bundleApp } from './lib/bundles.mjs'
import { electron } from './lib/electron-runtime.mjs'
import { desktopFor, startsOn } from './lib/linux-desktop.mjs'
import { at, ROOT } from './lib/paths.mjs'
import { runForUser } from './lib/run.mjs'

const FAULT = 1

if (!existsSync(at('out/main/main.cjs'))) {
  console.error('Building OnHook …')
  await buildOrExit(() => bundleApp('silent'))
}
const runtime = await electron()
const starts = runtime.ok ? startsOn(desktopFor(runtime.path), ['--log-level=3', '--command']) : runtime
if (!runtime.ok || !starts.ok) {
  console.error(`Electron cannot start here (${starts.ok ? '' : starts.reason}).`)
  process.exit(FAULT)
}
process.exit(await runForUser(runtime.path, [ROOT, ...starts.switches, '--', ...process.argv.slice(2)]))
