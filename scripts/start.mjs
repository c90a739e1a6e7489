import { buildOrExit, bundleApp, bundlePreview } from './lib/bundles.mjs'
import { electron } from './lib/electron-runtime.mjs'
import { desktopFor, LACKS_LIBRARY, LIBRARY_SENTENCE, startsOn } from './lib/linux-desktop.mjs'
import { ROOT } from './lib/paths.mjs'
import { runForUser } from './lib/run.mjs'
import { showPreview } from './lib/show-preview.mjs'

const switches = process.argv.slice(2)

console.log('Building OnHook …')
await buildOrExit(() => bundleApp('warn'))

const runtime = await electron()
if (!runtime.ok) {
  const missing = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ? 'found' : 'downloaded'
  await preview(`Electron cannot be ${missing} here (${runtime.reason})`)
} else {
  const starts = startsOn(desktopFor(runtime.path), switches)
  if (!starts.ok) await preview(`Electron cannot start here (${starts.reason})`)
  else await program(runtime.path, starts)
}

/**
 * @param {string} path
 * @param {import('./lib/linux-desktop.mjs').Starts} starts
 */
async function program(path, { switches, says }) {
  if (says !== null) console.log(says)
  const code = await runForUser(path, [ROOT, ...switches])
  if (process.platform === 'linux' && code === LACKS_LIBRARY) console.error(LIBRARY_SENTENCE)
  process.exit(code)
}

/** @param {string} why */
async function preview(why) {
  console.log(`${why}: opening the preview in the browser`)
  await buildOrExit(() => bundlePreview('warn'))
  process.exit(await showPreview(switches))
}
