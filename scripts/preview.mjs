import { bundleApp, bundlePreview } from './lib/bundles.mjs'
import { showPreview } from './lib/preview.mjs'

console.log('Building the preview …')
await bundleApp('warn')
await bundlePreview('warn')
process.exit(await showPreview(process.argv.slice(2)))
