import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { getRawHeader } from '@electron/asar'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'
import { at } from '../paths.mjs'
import { contentTrouble } from './contents.mjs'
import { fuseTrouble, readFuses, wantedFuses } from './fuses.mjs'

/** @typedef {import('./target.mjs').Target} Target */

/**
 * What is wrong with a packaged folder, read back from its files.
 * @param {{ readonly folder: string, readonly program: string, readonly target: Target, readonly lacksFuses: readonly string[] }} packaged
 * @returns {Promise<readonly string[]>} sentences
 */
export async function packageTrouble({ folder, program, target, lacksFuses }) {
  const wanted = new Map([...wantedFuses()].filter(([name]) => !lacksFuses.includes(name)))
  return [
    ...contentTrouble(folder, target),
    ...fuseTrouble(await readFuses(program), wanted),
    ...(target.os === 'win32' ? resourceTrouble(folder, program) : []),
  ]
}

/**
 * What the Windows program carries in itself: whose it is, its icon, and the hash that its archive must have.
 * @param {string} folder
 * @param {string} program
 */
function resourceTrouble(folder, program) {
  const { version, author, productName } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(program), { ignoreCert: true }))
  const [info] = Resource.VersionInfo.fromEntries(entries)
  const [language] = info?.getAllLanguagesForStringValues() ?? []
  const said = language === undefined ? {} : (info?.getStringValues(language) ?? {})
  const wanted = { ProductName: productName, FileDescription: productName, FileVersion: version, CompanyName: author }
  const troubles = Object.entries(wanted)
    .filter(([name, value]) => said[name] !== value)
    .map(([name, value]) => `${name} of the program is "${said[name] ?? ''}" and should be "${value}".`)

  const sizes = Resource.IconGroupEntry.fromEntries(entries).flatMap(({ icons }) =>
    icons.map(({ width }) => width || 256),
  )
  if (!sizes.includes(16) || !sizes.includes(256))
    troubles.push(`The program's icon has the sizes ${sizes.join(', ')}.`)

  const integrity = entries.find(({ type }) => type === 'INTEGRITY')
  const claims = integrity === undefined ? [] : JSON.parse(Buffer.from(integrity.bin).toString('utf8'))
  const { headerString } = getRawHeader(join(folder, 'resources/app.asar'))
  const hash = createHash('sha256').update(headerString).digest('hex')
  if (claims.length !== 1 || claims[0].file !== 'resources\\app.asar' || claims[0].value !== hash) {
    troubles.push('The program does not carry the hash of its archive.')
  }
  return troubles
}

/**
 * @param {string} folder
 * @returns {string} how large it is, and its archive alone
 */
export function sizesOf(folder) {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => statSync(join(folder, name)))
  const whole = all.reduce((sum, each) => sum + (each.isFile() ? each.size : 0), 0)
  return `${megabytes(whole)} in all, app.asar ${megabytes(statSync(join(folder, 'resources/app.asar')).size)}`
}

/** @param {number} bytes */
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`
