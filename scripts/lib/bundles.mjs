import { existsSync, readFileSync } from 'node:fs'
import { at } from './paths.mjs'

/** What stays a package in every bundle for Node.js: it finds its own files beside itself. */
const EXTERNAL = ['koffi', 'electron', 'electron-log', 'dbus-next', '@playwright/test']

/** @typedef {'silent' | 'warn' | 'info'} Loudness */

/**
 * Main process, preload and both views, into out/main, out/preload and out/renderer.
 * @param {Loudness} loudness
 */
export async function bundleApp(loudness) {
  const { build } = await import('electron-vite')
  await build({ root: at('.'), configFile: at('electron.vite.config.ts'), logLevel: loudness, clearScreen: false })
}

/**
 * The engine behind a loopback server, for plain Node.js; never in a package.
 * @param {Loudness} loudness
 */
export async function bundlePreview(loudness) {
  await bundleForNode({ name: 'preview', entry: 'electron/preview/run-preview.ts', folder: 'out/preview', loudness })
}

/**
 * One TypeScript entry as one ES module for the Node.js that runs now.
 * @param {{ readonly name: string, readonly entry: string, readonly folder: string, readonly loudness: Loudness }} what
 * @returns {Promise<string>} the bundle's path
 */
export async function bundleForNode({ name, entry, folder, loudness }) {
  const { build } = await import('vite')
  await build({
    configFile: false,
    root: at('.'),
    logLevel: loudness,
    clearScreen: false,
    publicDir: false,
    ssr: { noExternal: true, external: EXTERNAL },
    build: {
      ssr: true,
      outDir: at(folder),
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: { [name]: at(entry) },
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
  return at(`${folder}/${name}.mjs`)
}

/** The version that a bundle was made of, for those who ask whether there is one. */
export function builtApp() {
  const main = at('out/main/main.cjs')
  return existsSync(main) && existsSync(at('out/renderer/window.html')) ? main : null
}

/** @returns {string} */
export function electronVersion() {
  return JSON.parse(readFileSync(at('node_modules/electron/package.json'), 'utf8')).version
}
