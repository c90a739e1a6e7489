import { renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readFuses, wantedFuses } from '../../scripts/lib/package/fuses.mjs'
import { packageTarget, writeLicences } from '../../scripts/lib/package/package-target.mjs'
import { copyRuntime, runtimeFor } from '../../scripts/lib/package/runtime.mjs'
import { stage } from '../../scripts/lib/package/stage.mjs'
import { nameOf, programName } from '../../scripts/lib/package/target.mjs'
import { makeDrivable } from './drivable.ts'
import { prepend } from './prelude.ts'

export type Os = 'linux' | 'win32'

/** A folder as electron-builder left it. */
export interface Packaged {
  readonly target: { readonly os: Os; readonly cpu: 'x64' }
  readonly folder: string
  readonly program: string
  /** Fuses that OnHook sets and this Electron is too old for. */
  readonly lacksFuses: readonly string[]
}

export type Made = { readonly ok: true; readonly packaged: Packaged } | { readonly ok: false; readonly reason: string }

/** Everything that the check makes. */
export const WORK = fileURLToPath(new URL('../../out/package/check', import.meta.url))

/** Where people put programs and profiles: blanks, umlauts, other scripts. */
export const AWKWARD = 'On Hook ü 測試'

/** Packages the built application; `change` may spoil what is to be packaged. */
export async function makePackage(os: Os, change: (app: string) => void = () => {}): Promise<Made> {
  const runtime = runtimeFor(os)
  if (!runtime.ok) return { ok: false, reason: runtime.why }
  const electron = path.join(WORK, `electron-${os}`)
  copyRuntime(runtime, electron)
  const has = await readFuses(runtime.program)
  const lacksFuses = [...wantedFuses().keys()].filter((fuse) => !has.has(fuse))
  const target = { os, cpu: 'x64' } as const
  writeLicences()
  const app = await stage(target)
  const main = path.join(app, 'out/main/main.cjs')
  if (runtime.prelude !== null) await prepend(runtime.prelude, main)
  makeDrivable(main)
  change(app)
  const output = path.join(WORK, nameOf(target))
  const made = await packageTarget({
    target,
    app,
    output,
    products: ['dir'],
    electron: { kind: 'folder', folder: electron, lacksFuses },
  })
  if (!made.ok) return made
  const { folder, program } = made
  return { ok: true, packaged: { target, folder, program, lacksFuses } }
}

/** Moves it to a folder with an awkward name; answers with the program. */
export function install({ target, folder }: Packaged): string {
  const place = path.join(path.dirname(folder), AWKWARD)
  rmSync(place, { recursive: true, force: true })
  renameSync(folder, place)
  return path.join(place, programName(target))
}
