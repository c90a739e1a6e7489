import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { at } from './paths.mjs'

/** What stays a package in every bundle for Node.js: it finds its own files beside itself. */
const EXTERNAL = ['koffi', 'electron', 'dbus-next', '@playwright/test']

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

/**
 * @param {string} file a bundle
 * @param {string} entry what it was made of, for the error
 * @returns {Promise<{ readonly run: Function } & Readonly<Record<string, unknown>>>} its exports
 */
export async function loadRunnable(file, entry) {
  /** @type {unknown} */
  const module = await import(pathToFileURL(file).href)
  if (typeof module !== 'object' || module === null || !('run' in module) || typeof module.run !== 'function') {
    throw new Error(`${entry} exports no function named "run".`)
  }
  return { ...module, run: module.run }
}

/**
 * Ends the program with the bundler's own words, which name file and line, and without a stack of its insides.
 * @param {() => Promise<unknown>} build
 */
export async function buildOrExit(build) {
  try {
    await build()
  } catch (error) {
    console.error(`The build failed.\n${buildTrouble(error)}`)
    process.exit(1)
  }
}

const DAMAGED =
  'A package in node_modules seems to be damaged. Delete the folder node_modules and run it again: it is brought in anew.'

/** @param {string} said */
const damaged = (said) => /node_modules|Cannot find (module|package)|does not provide an export/.test(said)

/**
 * @param {unknown} error
 * @returns {string} what the build said, and what to do where it was not the sources' fault
 */
export function buildTrouble(error) {
  const message = error instanceof Error ? error.message : String(error)
  // The bundler colours its errors even where nobody sees colours.
  const said = process.stderr.isTTY ? message : stripVTControlCharacters(message)
  return damaged(said) ? `${said}\n${DAMAGED}` : said
}
