import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, type Plugin } from 'vite'
import { at, ROOT } from '../../../scripts/lib/paths.mjs'
import { onWindows } from '../../fixtures/wine-electron.ts'
import { reportResults, reportSkipped } from '../../native/contract/report-results.ts'
import { prepareWineNode, runInWineNode, stage } from '../../native/contract/wine-node.ts'

const WHAT = 'Unit tests in a Windows Node.js under Wine'
const FOLDER = path.join(stage, 'unit')

/** Each needs Vitest's own way to replace modules or timers, or to compare files. */
const NEEDS_VITEST = /\bvi\.(?:mock|hoisted|useFakeTimers|fn)\b|\btoMatchFileSnapshot\b/

/** Random stories: they ask nothing of the system, and take long. */
const LONG = /^stories\//

/** Prints each case that failed and how many passed; 0 = all did. */
export async function runUnitUnderWine(): Promise<number> {
  const missing = await prepareWineNode()
  if (missing !== null) return reportSkipped(WHAT, missing)
  rmSync(FOLDER, { recursive: true, force: true })
  const all = readdirSync(at('test/unit'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name) && !LONG.test(name))
    .map((name) => `test/unit/${name}`)
  const tests = all.filter((file) => !NEEDS_VITEST.test(readFileSync(at(file), 'utf8'))).sort()
  for (const file of all.filter((each) => !tests.includes(each))) console.log(`  left to Vitest: ${file}`)
  const input = {
    unit: at('test/windows/unit/program.ts'),
    ...Object.fromEntries(tests.map((file) => [nameOf(file), at(file)])),
  }
  await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    plugins: [placesOnWindows],
    resolve: { alias: { vitest: at('test/windows/unit/vitest.ts') } },
    build: {
      ssr: true,
      target: 'node20',
      outDir: FOLDER,
      minify: false,
      rolldownOptions: { input, output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' } },
    },
  })
  writeFileSync(
    path.join(stage, 'tests.json'),
    JSON.stringify({
      root: onWindows(ROOT),
      bundles: Object.fromEntries(tests.map((file) => [file, `unit/${nameOf(file)}.mjs`])),
    }),
  )
  return reportResults(WHAT, await runInWineNode('unit/unit', 'rasapi32=b'))
}

const nameOf = (file: string): string => file.replace(/\.test\.tsx?$/, '').replaceAll(/[\\/]/g, '.')

/** A module goes on to find what lies beside it where it was, and not where the bundle is. */
const placesOnWindows: Plugin = {
  name: 'places-on-windows',
  enforce: 'pre',
  transform(code, id) {
    const file = id.split('?')[0] ?? id
    if (!file.startsWith(ROOT) || file.includes('node_modules')) return null
    // What is required from there is for Windows.
    if (!code.includes('import.meta.') || code.includes('createRequire')) return null
    const named = onWindows(file)
    return code
      .replaceAll('import.meta.url', JSON.stringify(`file:///Z:${encodeURI(file)}`))
      .replaceAll('import.meta.dirname', JSON.stringify(onWindows(path.dirname(file))))
      .replaceAll('import.meta.filename', JSON.stringify(named))
  },
}
