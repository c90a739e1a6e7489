import { parseArgs } from 'node:util'
import { buildOrExit, bundleApp, bundleForNode, loadRunnable } from './lib/bundles.mjs'
import { ROOT } from './lib/paths.mjs'
import { chromium } from './lib/tools.mjs'

// Takes the pictures in docs/gallery: `npm run gallery`. With `--record` what they show is played anew first.

const { values } = parseArgs({ options: { record: { type: 'boolean', default: false } } })
const executablePath = await chromium()
if (executablePath === null) {
  console.error('The pictures are taken in Chromium, and there is none: install it or name one in ONHOOK_CHROMIUM.')
  process.exit(2)
}
process.chdir(ROOT)
await buildOrExit(() => bundleApp('warn'))
const entry = 'test/gallery/run.ts'
const file = await bundleForNode({ name: 'gallery', entry, folder: 'out/gallery', loudness: 'warn' })
const gallery = await loadRunnable(file, entry)
await gallery.run({
  executablePath,
  record: values.record,
  print: (/** @type {string} */ line) => console.log(line),
})
