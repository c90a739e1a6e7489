import { buildOrExit, bundleApp, bundlePreview } from './lib/bundles.mjs'
import { electron } from './lib/electron-runtime.mjs'
import { ROOT } from './lib/paths.mjs'
import { showPreview } from './lib/preview.mjs'
import { hand } from './lib/run.mjs'

const switches = process.argv.slice(2)

console.log('Building OnHook …')
await buildOrExit(() => bundleApp('warn'))

const runtime = await electron()
if (runtime.ok) {
  process.exit(await hand(runtime.path, [ROOT, ...switches]))
} else {
  const missing = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ? 'found' : 'downloaded'
  console.log(`Electron cannot be ${missing} here (${runtime.reason}): opening the preview in the browser`)
  await buildOrExit(() => bundlePreview('warn'))
  process.exit(await showPreview(switches))
}
