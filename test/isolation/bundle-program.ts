import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The program as one CommonJS file for the oldest run time that is promised; koffi is found from where it lies. */
export async function bundleIsolationProgram(folder: string, program = 'program'): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    publicDir: false,
    ssr: { noExternal: true, external: ['koffi', 'electron'] },
    build: {
      ssr: path.join(root, `test/isolation/${program}.ts`),
      target: 'node16',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: `${program}.cjs` } },
    },
  })
  return path.join(folder, `${program}.cjs`)
}
