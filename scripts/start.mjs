import { bundleApp, bundlePreview } from './lib/bundles.mjs'
import { electron } from './lib/electron-runtime.mjs'
import { at } from './lib/paths.mjs'
import { showPreview } from './lib/preview.mjs'
import { hand } from './lib/run.mjs'

const switches = process.argv.slice(2)

console.log('Building OnHook …')
await bundleApp('warn')

const runtime = await electron()
if (runtime.ok) {
  process.exit(await hand(runtime.path, [at('.'), ...switches]))
} else {
  console.log(`Electron cannot be downloaded here (${runtime.reason}): opening the preview in the browser`)
  await bundlePreview('warn')
  process.exit(await showPreview(switches))
}
