import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { electronHere } from '../electron-runtime.mjs'
import { at } from '../paths.mjs'

/**
 * An Electron to package. `prelude`: a CommonJS module that comes before main and brings what an Electron older than the one
 * that package.json pins lacks; null where none is needed.
 * @typedef {{ readonly ok: true, readonly folder: string, readonly program: string, readonly prelude: string | null }} Found
 */
/** @typedef {Found | { readonly ok: false, readonly why: string }} Runtime */

/** What must not be packaged: Electron's own example, and what starts the Windows program under Wine. */
const LEFT_OUT = ['resources/app', 'resources/default_app.asar', 'prefix', '.ready']

/**
 * The Electron that lies here: for Linux the one that runs OnHook, for Windows the one that ONHOOK_ELECTRON_WINDOWS names.
 * @param {'linux' | 'win32'} os
 * @returns {Runtime} `why`: the end of a sentence
 */
export function runtimeFor(os) {
  const folder = os === 'linux' ? linuxFolder() : (process.env['ONHOOK_ELECTRON_WINDOWS'] ?? '')
  if (folder === '') {
    const why = os === 'linux' ? 'no Electron is downloaded yet' : 'ONHOOK_ELECTRON_WINDOWS names no Windows Electron'
    return { ok: false, why }
  }
  const program = join(folder, os === 'linux' ? 'electron' : 'electron.exe')
  if (!existsSync(program)) return { ok: false, why: `there is no ${program}` }
  const here = textOf(join(folder, 'version')).replace(/^v/, '')
  const pinned = JSON.parse(textOf(at('node_modules/electron/package.json'))).version
  // What OnHook is tried on under Linux has all that it needs.
  const enough = os === 'linux' || Number.parseInt(here, 10) >= Number.parseInt(pinned, 10)
  if (enough) return { ok: true, folder, program, prelude: null }
  const prelude = process.env['ONHOOK_PRELUDE'] ?? ''
  if (existsSync(prelude)) return { ok: true, folder, program, prelude }
  const why = `Electron ${here} is older than ${pinned}, and ONHOOK_PRELUDE names no module that brings what it lacks`
  return { ok: false, why }
}

/**
 * @param {'linux' | 'win32'} os
 * @returns {string | null} why nothing can be packaged for it, as the end of a sentence
 */
export function runtimeMissing(os) {
  const runtime = runtimeFor(os)
  return runtime.ok ? null : `nothing is packaged for ${os === 'linux' ? 'Linux' : 'Windows'}: ${runtime.why}`
}

/**
 * A copy that holds no application, as electron-builder wants it.
 * @param {Found} runtime
 * @param {string} to
 */
export function copyRuntime({ folder, program }, to) {
  const origin = `${to}.origin`
  if (existsSync(to) && existsSync(origin) && textOf(origin) === folder) return
  const left = LEFT_OUT.map((name) => join(folder, name))
  // Beside electron.exe, what bears this name starts it under Wine.
  if (program.endsWith('.exe')) left.push(join(folder, 'electron'))
  for (const old of [origin, to]) rmSync(old, { recursive: true, force: true })
  mkdirSync(dirname(to), { recursive: true })
  cpSync(folder, to, { recursive: true, verbatimSymlinks: true, filter: (from) => !left.includes(from) })
  // Last: a copy that was broken off is not taken for a whole one.
  writeFileSync(origin, folder)
}

function linuxFolder() {
  const here = electronHere()
  return here.ok && process.platform === 'linux' ? dirname(here.path) : ''
}

/** @param {string} file */
const textOf = (file) => readFileSync(file, 'utf8').trim()
