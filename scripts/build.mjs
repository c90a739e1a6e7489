import { buildOrExit, bundleApp, bundlePreview } from './lib/bundles.mjs'
import { run, tool } from './lib/run.mjs'

// The types first: a room that imports what it must not know is an error here.
const types = await run(process.execPath, [tool('tsc'), '-b'])
if (types !== 0) process.exit(types)
await buildOrExit(() => bundleApp('info'))
await buildOrExit(() => bundlePreview('info'))
