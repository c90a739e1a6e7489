import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readFuses, wantedFuses } from '../../../scripts/lib/package/fuses.mjs'
import { type Box, installerBox } from '../../../scripts/lib/package/installer-box.mjs'
import { packageTarget, writeLicences } from '../../../scripts/lib/package/package-target.mjs'
import { copyRuntime, runtimeFor } from '../../../scripts/lib/package/runtime.mjs'
import { stage } from '../../../scripts/lib/package/stage.mjs'
import { at } from '../../../scripts/lib/paths.mjs'
import { makeDrivable } from '../drivable.ts'
import { prepend } from '../prelude.ts'
import { isShort } from './length.ts'

/** What the life of the set-up program is played with. */
export interface Setups {
  readonly version: string
  readonly older: string
  readonly olderVersion: string
  readonly newer: string
  readonly portable: string
  /** For a processor that this machine does not have; null where it has both. */
  readonly foreign: string | null
  /** The folder that the newer one installs. */
  readonly folder: string
  /** Switches without which OnHook does not start here. */
  readonly switches: readonly string[]
}

export const WORK = at('out/package/installer')

const HERE = process.arch === 'arm64' ? 'arm64' : 'x64'
const OLDER_VERSION = '0.0.1'
const WINE_SWITCHES = ['--no-sandbox', '--in-process-gpu', '--disable-gpu']
/**
 * In quarters of a second: longer than the hang-up that ends, also where the machine is so busy that a program which has quit
 * takes its time to be gone; and no longer than needed for the one that does not end.
 */
const LONGEST_WAIT = 160

type Products = readonly ('nsis' | 'portable')[]

/** Two versions of the set-up, a portable program, and a set-up for the other processor. Throws with a sentence. */
export async function buildSetups(version: string): Promise<Setups> {
  rmSync(WORK, { recursive: true, force: true })
  writeLicences()
  const make = await maker()
  const newer = await make(HERE, version, isShort() ? ['nsis'] : ['nsis', 'portable'])
  const older = await make(HERE, OLDER_VERSION, ['nsis'])
  const foreign = HERE === 'x64' ? await make('arm64', version, ['nsis'], newer.folder) : null
  const named = (output: string, kind: string, of: string, arch: string) =>
    path.join(output, `OnHook-${of}-${kind}-${arch}.exe`)
  return {
    version,
    olderVersion: OLDER_VERSION,
    older: named(older.output, 'setup', OLDER_VERSION, HERE),
    newer: named(newer.output, 'setup', version, HERE),
    portable: named(newer.output, 'portable', version, HERE),
    foreign: foreign && named(foreign.output, 'setup', version, 'arm64'),
    folder: newer.folder,
    switches: process.platform === 'win32' ? [] : WINE_SWITCHES,
  }
}

type Make = (
  cpu: 'x64' | 'arm64',
  version: string,
  products: Products,
  /** What it wraps, if not a folder of its own: enough where it installs nothing. */
  prepackaged?: string,
) => Promise<{ readonly output: string; readonly folder: string }>

async function maker(): Promise<Make> {
  const onWindows = process.platform === 'win32'
  const runtime = onWindows ? null : runtimeFor('win32')
  if (runtime !== null && !runtime.ok) throw new Error(runtime.why)
  const copied = path.join(WORK, 'electron')
  if (runtime !== null) copyRuntime(runtime, copied)
  const has = runtime === null ? null : await readFuses(runtime.program)
  const lacksFuses = has === null ? [] : [...wantedFuses().keys()].filter((fuse) => !has.has(fuse))
  const box: Box = installerBox([])
  // Least compression, which the box packs with, costs more time at each unpacking than it saves.
  const storing: Box = { ...box, environment: { ...box.environment, FAST: '' } }
  // One is compressed, so that what unpacks it in earnest is tried: on Windows the one that ships.
  const compressed = onWindows ? 'newer' : 'older'
  const include = path.join(WORK, 'trial.nsh')
  writeFileSync(
    include,
    `!define ONHOOK_SWITCHES "${WINE_SWITCHES.join(' ')}"\n!define ONHOOK_LONGEST_WAIT ${LONGEST_WAIT}\n!include "${at('build/installer.nsh')}"\n`,
  )
  return async (cpu, version, products, prepackaged) => {
    const target = { os: 'win32', cpu } as const
    console.log(`Building OnHook ${version} for Windows (${cpu}): ${products.join(', ')} …`)
    const app = await stage(target)
    const main = path.join(app, 'out/main/main.cjs')
    if (runtime?.prelude) await prepend(runtime.prelude, main)
    makeDrivable(main)
    const uncompressed = (version === OLDER_VERSION ? 'older' : 'newer') !== compressed || cpu !== HERE
    const output = path.join(WORK, `${version}-${cpu}`)
    const electron =
      runtime === null ? ({ kind: 'pinned' } as const) : ({ kind: 'folder', folder: copied, lacksFuses } as const)
    const made = await packageTarget({
      target,
      app,
      output,
      products,
      electron,
      trial: {
        ...(onWindows ? {} : { include, box: uncompressed ? storing : box }),
        version,
        uncompressed,
        ...(prepackaged === undefined ? {} : { prepackaged }),
      },
    })
    if (!made.ok) throw new Error(made.reason)
    return { output, folder: made.folder }
  }
}
