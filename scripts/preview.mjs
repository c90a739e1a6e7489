import { buildOrExit, bundleApp, bundlePreview } from './lib/bundles.mjs'
import { showPreview } from './lib/show-preview.mjs'

console.log('Building the preview …')
await buildOrExit(() => bundleApp('warn'))
await buildOrExit(() => bundlePreview('warn'))
process.exit(await showPreview(process.argv.slice(2)))
