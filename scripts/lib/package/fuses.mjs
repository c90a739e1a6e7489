import { readFileSync } from 'node:fs'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { at } from '../paths.mjs'

/** As electron-builder.yml names them, and as Electron does. */
const FUSES = {
  runAsNode: FuseV1Options.RunAsNode,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
}

/** @typedef {keyof typeof FUSES} Fuse */

const ON = '1'.charCodeAt(0)

/**
 * What electron-builder.yml asks for.
 * @returns {ReadonlyMap<Fuse, boolean>}
 */
export function wantedFuses() {
  const text = readFileSync(at('electron-builder.yml'), 'utf8')
  const lines = /^electronFuses:\n((?: {2}\S.*\n)+)/m.exec(text)?.[1]?.trim().split(/\n\s*/) ?? []
  return new Map(
    lines.map((line) => {
      const [name = '', value] = line.split(': ')
      if (!isFuse(name)) throw new Error(`electron-builder.yml names the fuse ${name}, which nobody reads back.`)
      return [name, value === 'true']
    }),
  )
}

/**
 * The fuses that this Electron has.
 * @param {string} program
 * @returns {Promise<ReadonlyMap<Fuse, boolean>>}
 */
export async function readFuses(program) {
  const wire = await getCurrentFuseWire(program)
  const names = Object.keys(FUSES).filter(isFuse)
  return new Map(
    names.flatMap((name) => {
      const state = wire[FUSES[name]]
      return state === undefined ? [] : [[name, state === ON]]
    }),
  )
}

/**
 * @param {ReadonlyMap<Fuse, boolean>} found
 * @param {ReadonlyMap<Fuse, boolean>} wanted
 * @returns {readonly string[]} sentences
 */
export function fuseTrouble(found, wanted) {
  return [...wanted]
    .filter(([name, state]) => found.get(name) !== state)
    .map(([name, state]) => `The fuse ${name} should be ${state ? 'on' : 'off'}, and is ${inWords(found.get(name))}.`)
}

/** @param {boolean | undefined} state */
function inWords(state) {
  return state === undefined ? 'not there' : state ? 'on' : 'off'
}

/**
 * @param {string} name
 * @returns {name is Fuse}
 */
function isFuse(name) {
  return Object.hasOwn(FUSES, name)
}
