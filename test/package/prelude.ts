import { readFileSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { build } from 'vite'
import { at } from '../../scripts/lib/paths.mjs'

const OUTPUT = at('out/package/prelude')

/** Puts a CommonJS module, with all that it requires, before a built one: a package may hold no file beside its own. */
export async function prepend(module: string, main: string): Promise<void> {
  await build({
    configFile: false,
    root: path.dirname(module),
    logLevel: 'error',
    build: {
      outDir: OUTPUT,
      emptyOutDir: true,
      target: 'node16',
      minify: true,
      ssr: module,
      rollupOptions: {
        external: ['electron', /^node:/, ...builtinModules],
        output: { format: 'cjs', entryFileNames: 'prelude.cjs', codeSplitting: false },
      },
    },
    ssr: { noExternal: true },
  })
  const prelude = readFileSync(path.join(OUTPUT, 'prelude.cjs'), 'utf8')
  writeFileSync(main, `;(function () {${prelude}\n})();\n${readFileSync(main, 'utf8')}`)
}
