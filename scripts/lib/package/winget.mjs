import { readFileSync } from 'node:fs'
import { at } from '../paths.mjs'
import { WINDOWS_TARGETS } from './target.mjs'

/** What Windows' package manager is told of a release. */

const IDENTIFIER = 'OnHook.OnHook'
const LOCALE = 'en-US'
/** Of the manifests: https://aka.ms/winget-manifest.installer.1.9.0.schema.json and its neighbours. */
const SCHEMA = '1.9.0'

/** By the name that build/installer.nsh gives the exit code, what winget says of it. */
const ANSWERS = /** @type {const} */ ({
  ONHOOK_STILL_RUNNING: 'packageInUse',
  ONHOOK_ALREADY_STARTED: 'installInProgress',
  ONHOOK_WRONG_WINDOWS: 'systemNotSupported',
  ONHOOK_FILES_IN_USE: 'fileInUse',
  ONHOOK_NO_ROOM: 'diskFull',
})

/**
 * @typedef {object} Release
 * @property {string} version
 * @property {string} url where its files lie, without a / at the end
 * @property {ReadonlyMap<string, string>} checksums SHA-256 in hexadecimal digits, by file
 * @property {string} date of the release, as 2026-11-27
 */

/**
 * The manifests of a release, by file name. Throws with a sentence where a set-up is missing.
 * @param {Release} release
 * @returns {ReadonlyMap<string, string>}
 */
export function wingetManifests(release) {
  return new Map(
    Object.entries(manifestsOf(release)).map(([type, manifest]) => {
      const ending = type === 'version' ? '' : type === 'installer' ? '.installer' : `.locale.${LOCALE}`
      const head = `# yaml-language-server: $schema=https://aka.ms/winget-manifest.${type}.${SCHEMA}.schema.json\n`
      return [`${IDENTIFIER}${ending}.yaml`, `${head}${yamlOf(manifest)}`]
    }),
  )
}

/** @param {Release} release */
export function manifestsOf(release) {
  const { author, description, license, productName } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  const of = { PackageIdentifier: IDENTIFIER, PackageVersion: release.version }
  return {
    version: { ...of, DefaultLocale: LOCALE, ManifestType: 'version', ManifestVersion: SCHEMA },
    installer: {
      ...of,
      Platform: ['Windows.Desktop'],
      MinimumOSVersion: '10.0.0.0',
      InstallerType: 'nullsoft',
      Scope: 'user',
      InstallModes: ['interactive', 'silent'],
      InstallerSwitches: { Silent: '/S', SilentWithProgress: '/S' },
      UpgradeBehavior: 'install',
      ExpectedReturnCodes: expectedCodes(),
      ProductCode: productCode(),
      ReleaseDate: release.date,
      Installers: WINDOWS_TARGETS.map(({ cpu }) => installerOf(release, cpu)),
      ManifestType: 'installer',
      ManifestVersion: SCHEMA,
    },
    defaultLocale: {
      ...of,
      PackageLocale: LOCALE,
      Publisher: author,
      PackageName: productName,
      License: license,
      ShortDescription: description,
      Tags: ['ras', 'vpn', 'pppoe', 'dial-up', 'tray'],
      ManifestType: 'defaultLocale',
      ManifestVersion: SCHEMA,
    },
  }
}

/**
 * @param {Release} release
 * @param {'x64' | 'arm64'} cpu
 */
function installerOf({ version, url, checksums }, cpu) {
  const file = `OnHook-${version}-setup-${cpu}.exe`
  const hash = checksums.get(file)
  if (hash === undefined) throw new Error(`There is no checksum of ${file}: package it first.`)
  return { Architecture: cpu, InstallerUrl: `${url}/${file}`, InstallerSha256: hash.toUpperCase() }
}

/** Read from the script that ends with them. */
function expectedCodes() {
  const script = readFileSync(at('build/installer.nsh'), 'utf8')
  return Object.entries(ANSWERS).map(([name, answer]) => {
    const code = new RegExp(`^!define ${name} (\\d+)$`, 'm').exec(script)?.[1]
    if (code === undefined) throw new Error(`build/installer.nsh does not define ${name}.`)
    return { InstallerReturnCode: Number(code), ReturnResponse: answer }
  })
}

/** The key under which Windows lists the program. */
function productCode() {
  const guid = /^ {2}guid: (\S+)$/m.exec(readFileSync(at('electron-builder.yml'), 'utf8'))?.[1]
  if (guid === undefined) throw new Error('electron-builder.yml names no guid for the set-up.')
  return guid
}

/**
 * What YAML needs of these: every scalar is written as JSON has it, which YAML reads the same.
 * @param {object} value
 * @param {string} [indent]
 * @returns {string}
 */
function yamlOf(value, indent = '') {
  return Object.entries(value)
    .map(([key, each]) => {
      if (Array.isArray(each)) return `${indent}${key}:\n${each.map((item) => itemOf(item, indent)).join('')}`
      if (typeof each === 'object') return `${indent}${key}:\n${yamlOf(each, `${indent}  `)}`
      return `${indent}${key}: ${JSON.stringify(each)}\n`
    })
    .join('')
}

/**
 * @param {unknown} item
 * @param {string} indent
 */
function itemOf(item, indent) {
  if (typeof item !== 'object' || item === null) return `${indent}  - ${JSON.stringify(item)}\n`
  return `${indent}  - ${yamlOf(item, `${indent}    `).trimStart()}`
}
