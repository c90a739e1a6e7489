import { expect, test } from 'vitest'
import { runtimeVersions, sbomFrom } from '../../../../scripts/lib/package/sbom.mjs'

const PARTS = {
  app: { name: 'onhook', version: '1.2.3', description: 'x', license: 'MIT' },
  target: 'windows-x64',
  packages: {
    zod: { version: '4.6.7', license: 'MIT', integrity: 'sha512-AAEC' },
    '@koromix/koffi-win32-x64': { version: '3.3.4', license: 'MIT' },
  },
  files: [{ name: 'out/main/main.cjs', sha256: '00ff' }],
  runtime: { electron: '45.4.1', chromium: '140.0.1.2', node: '22.1.0' },
}

test('the list is CycloneDX and holds Electron, Chromium, Node.js, each package and each built file', () => {
  const bom = sbomFrom(PARTS)
  expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 })
  expect(bom.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(bom.components.map(({ name, type }) => `${type} ${name}`)).toEqual([
    'framework electron',
    'framework chromium',
    'framework node.js',
    'library @koromix/koffi-win32-x64',
    'library zod',
    'file out/main/main.cjs',
  ])
  expect(bom.dependencies[0]?.dependsOn).toEqual(bom.components.map((each) => each['bom-ref']))
})

test('a package is named as scanners look for it, with the hash that the registry gave', () => {
  const [zod] = sbomFrom(PARTS).components.filter(({ name }) => name === 'zod')
  expect(zod).toMatchObject({ purl: 'pkg:npm/zod@4.6.7', hashes: [{ alg: 'SHA-512', content: '000102' }] })
  const [koffi] = sbomFrom(PARTS).components.filter(({ name }) => name.startsWith('@koromix'))
  expect(koffi).toMatchObject({ purl: 'pkg:npm/%40koromix/koffi-win32-x64@3.3.4' })
})

test('the same package gives the same list, another one another number', () => {
  expect(JSON.stringify(sbomFrom(PARTS))).toBe(JSON.stringify(sbomFrom(PARTS)))
  const other = { ...PARTS, runtime: { ...PARTS.runtime, chromium: '141.0.0.0' } }
  expect(sbomFrom(other).serialNumber).not.toBe(sbomFrom(PARTS).serialNumber)
})

test('the versions are those that the program itself holds', () => {
  const program = Buffer.from(
    '\0Electron/\0 Chrome/%s\0Chrome/140.0.1.2 Electron/45.4.1\0https://x/node-v22.1.0-headers\0',
  )
  expect(runtimeVersions(program)).toEqual(PARTS.runtime)
})

test('a program that does not say what it is made of is not passed on', () => {
  expect(() => runtimeVersions(Buffer.from('nothing'))).toThrow('Electron/')
})
