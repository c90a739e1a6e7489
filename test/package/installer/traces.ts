import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Machine } from './machine.ts'

/** What a program has left on a machine: files of the user, by their path from the profile's folders, and registry values. */
export interface Traces {
  readonly files: ReadonlySet<string>
  readonly registry: ReadonlySet<string>
}

/** Under Wine nobody else writes; on Windows only what bears our name is looked at. */
const OURS = /onhook|D4E51E1E-E91A-427A-AD19-C00C7F9111D2|\.tmp\.ico$/i

const OF_WINE = /^HKEY_CURRENT_USER\\Software\\Wine\\/

const TRACING = 'HKLM\\SOFTWARE\\Microsoft\\Tracing'

export async function tracesOn(machine: Machine): Promise<Traces> {
  const places = { local: machine.local, roaming: machine.roaming, temp: machine.temp }
  const files = Object.entries(places).flatMap(([name, folder]) => filesIn(folder).map((file) => `${name}/${file}`))
  const registry = [...(await valuesUnder(machine, 'HKCU')), ...(await valuesUnder(machine, TRACING))]
  const ours = (each: string) => (machine.wine ? !OF_WINE.test(each) : OURS.test(each))
  return { files: new Set(files.filter(ours)), registry: new Set(registry.filter(ours)) }
}

/** What is there now and was not before. */
export function addedSince(before: Traces, now: Traces): readonly string[] {
  const added = [...now.files].filter((each) => !before.files.has(each))
  return [...added, ...[...now.registry].filter((each) => !before.registry.has(each))].sort()
}

/** Every file, with /; a folder that is empty counts, with a / at its end. */
export function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [entry.name]
    const inside = filesIn(path.join(folder, entry.name))
    return inside.length === 0 ? [`${entry.name}/`] : inside.map((each) => `${entry.name}/${each}`)
  })
}

/** What makes two folders the same, but for the uninstaller: names and sizes. */
export function treeOf(folder: string): readonly string[] {
  return filesIn(folder)
    .filter((file) => !file.startsWith('Uninstall ') && file !== 'uninstallerIcon.ico')
    .map((file) => `${file} ${file.endsWith('/') ? '' : statSync(path.join(folder, file)).size}`)
    .sort()
}

/** Each value as `key: name=data`, each key without values as `key:`. */
async function valuesUnder(machine: Machine, key: string): Promise<readonly string[]> {
  const file = path.join(machine.temp, 'onhook-trial.reg')
  rmSync(file, { force: true })
  const { code, said } = await machine.start('reg', ['export', key, machine.named(file), '/y']).ended
  if (code !== 0 && key !== TRACING) throw new Error(`reg export ${key}: ${said}`)
  const text = existsSync(file) ? readFileSync(file, 'utf16le') : ''
  rmSync(file, { force: true })
  const values: string[] = []
  let current = ''
  for (const line of text.replaceAll(/\\\r?\n\s*/g, '').split(/\r?\n/)) {
    if (line.startsWith('[')) {
      current = line.slice(1, -1)
      values.push(`${current}:`)
    } else if (line.includes('=')) values.push(`${current}: ${line}`)
  }
  return values
}
