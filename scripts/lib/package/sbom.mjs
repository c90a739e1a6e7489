import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { at } from '../paths.mjs'
import { filesIn } from './contents.mjs'
import { runtimePackages } from './licences.mjs'
import { nameOf, programName } from './target.mjs'

/** @typedef {import('./target.mjs').Target} Target */
/** @typedef {{ readonly version: string, readonly integrity?: string, readonly license?: string }} Locked */
/** @typedef {Readonly<Record<string, Locked>>} Packages */

/** Where it lies in a package. */
export const SBOM = 'sbom.cdx.json'

/** Built files whose hashes are listed; what comes from npm has the registry's own. */
const BUILT = /^out\/.*\.(?:cjs|js|html|css)$/

/**
 * What a package is made of, as CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json): the packages and files of its own
 * stage, and what its program says of Electron, Chromium and Node.js. The same package gives the same text.
 * @param {string} app the staged application
 * @param {string} folder the packed one
 * @param {Target} target
 * @returns {string}
 */
export function sbomOf(app, folder, target) {
  const { name, version, description, license } = jsonIn(join(app, 'package.json'))
  const bom = sbomFrom({
    app: { name, version, description, license },
    target: nameOf(target),
    packages: packagesIn(app),
    files: filesIn(app)
      .filter((file) => BUILT.test(file))
      .map((file) => ({ name: file, sha256: hash('sha256', readFileSync(join(app, file))) })),
    runtime: runtimeVersions(readFileSync(join(folder, programName(target)))),
  })
  return `${JSON.stringify(bom, null, 2)}\n`
}

/**
 * @param {{
 *   readonly app: { readonly name: string, readonly version: string, readonly description: string, readonly license: string },
 *   readonly target: string,
 *   readonly packages: Packages,
 *   readonly files: readonly { readonly name: string, readonly sha256: string }[],
 *   readonly runtime: Runtime,
 * }} parts
 */
export function sbomFrom({ app, target, packages, files, runtime }) {
  const self = `pkg:generic/${app.name}@${app.version}?target=${target}`
  const components = [
    ...runtimeComponents(runtime),
    ...Object.keys(packages)
      .sort()
      .map((name) => packageComponent(name, packages[name])),
    ...files.map(({ name, sha256 }) => ({
      type: 'file',
      'bom-ref': `file:${name}`,
      name,
      hashes: [{ alg: 'SHA-256', content: sha256 }],
    })),
  ]
  const content = {
    metadata: {
      component: {
        type: 'application',
        'bom-ref': self,
        name: app.name,
        version: app.version,
        description: app.description,
        licenses: [{ license: { id: app.license } }],
        properties: [{ name: 'onhook:target', value: target }],
      },
    },
    components,
    dependencies: [{ ref: self, dependsOn: components.map((each) => each['bom-ref']) }],
  }
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    // Named by its content: the same package has the same number, and there is no time in it.
    serialNumber: `urn:uuid:${uuidFrom(JSON.stringify(content))}`,
    version: 1,
    ...content,
  }
}

/** @typedef {{ readonly electron: string, readonly chromium: string, readonly node: string }} Runtime */

/**
 * The program itself holds its versions, for its user agent and for its headers.
 * @param {Buffer} program
 * @returns {Runtime}
 */
export function runtimeVersions(program) {
  return {
    electron: versionAfter(program, 'Electron/', /^\d+\.\d+\.\d+(?:-[a-z]+\.\d+)?/),
    chromium: versionAfter(program, 'Chrome/', /^\d+\.\d+\.\d+\.\d+/),
    node: versionAfter(program, 'node-v', /^\d+\.\d+\.\d+/),
  }
}

/**
 * @param {Buffer} program
 * @param {string} before
 * @param {RegExp} form
 */
function versionAfter(program, before, form) {
  for (let place = program.indexOf(before); place >= 0; place = program.indexOf(before, place + 1)) {
    const start = place + before.length
    const found = form.exec(program.toString('latin1', start, start + 40))
    if (found !== null) return found[0]
  }
  throw new Error(
    `The program does not say its version after "${before}": no list of what it is made of can be written.`,
  )
}

/** @param {Runtime} runtime */
function runtimeComponents({ electron, chromium, node }) {
  return [
    {
      type: 'framework',
      'bom-ref': `pkg:github/electron/electron@v${electron}`,
      name: 'electron',
      version: electron,
      purl: `pkg:github/electron/electron@v${electron}`,
      cpe: `cpe:2.3:a:electronjs:electron:${electron}:*:*:*:*:*:*:*`,
      licenses: [{ license: { id: 'MIT' } }],
    },
    {
      type: 'framework',
      'bom-ref': `pkg:generic/chromium@${chromium}`,
      name: 'chromium',
      version: chromium,
      purl: `pkg:generic/chromium@${chromium}`,
      cpe: `cpe:2.3:a:google:chrome:${chromium}:*:*:*:*:*:*:*`,
      licenses: [{ license: { id: 'BSD-3-Clause' } }],
    },
    {
      type: 'framework',
      'bom-ref': `pkg:generic/node@${node}`,
      name: 'node.js',
      version: node,
      purl: `pkg:generic/node@${node}`,
      cpe: `cpe:2.3:a:nodejs:node.js:${node}:*:*:*:*:*:*:*`,
      licenses: [{ license: { id: 'MIT' } }],
    },
  ]
}

/**
 * @param {string} name
 * @param {Locked | undefined} locked
 */
function packageComponent(name, locked) {
  if (locked === undefined) throw new Error(`package-lock.json knows no ${name}.`)
  const purl = `pkg:npm/${name.replace('@', '%40')}@${locked.version}`
  const [, algorithm, content] = /^(sha512)-(.*)$/.exec(locked.integrity ?? '') ?? []
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version: locked.version,
    purl,
    ...(locked.license === undefined ? {} : { licenses: [{ license: { id: locked.license } }] }),
    ...(algorithm === undefined
      ? {}
      : { hashes: [{ alg: 'SHA-512', content: Buffer.from(content ?? '', 'base64').toString('hex') }] }),
  }
}

/**
 * What lies in the stage as packages, and what the bundler put into the built files.
 * @param {string} app
 * @returns {Packages}
 */
function packagesIn(app) {
  const lock = jsonIn(at('package-lock.json')).packages
  const staged = Object.keys(jsonIn(join(app, 'package.json')).dependencies)
  const names = [...new Set([...runtimePackages(lock), ...staged])]
  return Object.fromEntries(names.map((name) => [name, lock[`node_modules/${name}`]]))
}

/** @param {string} file */
const jsonIn = (file) => JSON.parse(readFileSync(file, 'utf8'))

/**
 * @param {string} algorithm
 * @param {string | Buffer} content
 */
const hash = (algorithm, content) => createHash(algorithm).update(content).digest('hex')

/**
 * A name-based UUID (RFC 9562, version 8).
 * @param {string} content
 */
function uuidFrom(content) {
  const hex = hash('sha256', content)
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
