import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { APP_ID } from '../../../../electron/shell/app/app-id.ts'
import { misplacedFiles } from '../../../../scripts/lib/package/contents.mjs'
import { fuseTrouble, wantedFuses } from '../../../../scripts/lib/package/fuses.mjs'
import { licenceText, runtimePackages } from '../../../../scripts/lib/package/licences.mjs'
import { explainBuilder } from '../../../../scripts/lib/package/package-target.mjs'
import { koffiBinary, unpackedName } from '../../../../scripts/lib/package/target.mjs'
import { at, ROOT } from '../../../../scripts/lib/paths.mjs'

const WINDOWS = { os: 'win32', cpu: 'x64' } as const
const WINDOWS_ON_ARM = { os: 'win32', cpu: 'arm64' } as const

const WHOLE = [
  'package.json',
  'out/main/main.cjs',
  'out/preload/preload.cjs',
  'out/renderer/popover.html',
  'out/renderer/window.html',
  'out/renderer/assets/window-DvtDmhtf.js',
  'electron/shell/icons/connected.ico',
  'electron/shell/icons/connected.png',
  'node_modules/koffi/index.cjs',
  'node_modules/koffi/src/koffi/src/static.cjs',
  'node_modules/@koromix/koffi-win32-x64/win32_x64/koffi.node',
]

const builderConfig = readFileSync(at('electron-builder.yml'), 'utf8')

test('what runs, and nothing else, may be packaged', () => {
  expect(misplacedFiles(WHOLE, WINDOWS)).toEqual([])
})

test.each([
  'out/main/main.cjs.map',
  'out/preview/preview.mjs',
  'electron/main.ts',
  'test/unit/scripts/package/package.test.ts',
  'node_modules/vite/package.json',
  'node_modules/koffi/src/koffi/src/ffi.cc',
  'node_modules/@koromix/koffi-linux-x64/linux_x64/koffi.node',
])('%s may not be packaged', (file) => {
  expect(misplacedFiles([...WHOLE, file], WINDOWS)).toEqual([
    `The package for windows-x64 holds ${file}, which it must not.`,
  ])
})

test('of packages an archive must hold only what OnHook depends on', () => {
  const { dependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  const needed = misplacedFiles([], WINDOWS).flatMap(
    (said) => /lacks node_modules\/((?:@[\w-]+\/)?[\w-]+)/.exec(said)?.[1] ?? [],
  )
  expect(needed.filter((name) => !(name in dependencies))).toEqual(['@koromix/koffi-win32-x64'])
})

test("a package with another target's koffi is told by both", () => {
  expect(misplacedFiles(WHOLE, WINDOWS_ON_ARM)).toEqual([
    `The package for windows-arm64 holds ${koffiBinary(WINDOWS)}, which it must not.`,
    `The package for windows-arm64 lacks ${koffiBinary(WINDOWS_ON_ARM)}.`,
  ])
})

test('every package that is bundled, and what it needs itself, has its licence in the one file', () => {
  const { packages } = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'))
  expect(runtimePackages(packages)).toEqual(['koffi', 'react', 'react-dom', 'scheduler', 'zod'])
  const text = licenceText(ROOT)
  for (const name of runtimePackages(packages)) {
    expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(MIT\\)$`, 'm'))
  }
})

test('the fuses are read from the file that electron-builder reads', () => {
  expect(Object.fromEntries(wantedFuses())).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  })
})

test('a fuse that is not as it should be is named', () => {
  const found = new Map([['runAsNode', true]] as const)
  const wanted = new Map([
    ['runAsNode', false],
    ['onlyLoadAppFromAsar', true],
  ] as const)
  expect(fuseTrouble(found, wanted)).toEqual([
    'The fuse runAsNode should be off, and is on.',
    'The fuse onlyLoadAppFromAsar should be on, and is not there.',
  ])
})

test('the installer knows the program by the name that the program gives itself', () => {
  expect(/^appId: (.*)$/m.exec(builderConfig)?.[1]).toBe(APP_ID)
})

test('every file that electron-builder is told of is there', () => {
  const named = [...builderConfig.matchAll(/(?:afterPack|icon|include|from): (\S+)$/gm)].map(([, file]) => file!)
  // Written by each packaging, before electron-builder starts.
  const kept = named.filter((file) => !file.startsWith('out/'))
  expect(kept.filter((file) => !existsSync(at(file)))).toEqual([])
  expect(kept).toContain('build/installer.nsh')
})

test('the folder is where electron-builder leaves it', () => {
  expect([WINDOWS, WINDOWS_ON_ARM, { os: 'linux', cpu: 'x64' } as const].map(unpackedName)).toEqual([
    'win-unpacked',
    'win-arm64-unpacked',
    'linux-unpacked',
  ])
})

test('without the network packaging says what it wanted there', () => {
  const sentence = explainBuilder(
    '  ⨯ getaddrinfo ENOTFOUND github.com  failedTask=build stackTrace=Error: getaddrinfo',
  )
  expect(sentence).toMatch(/^What packaging needs .* cannot be downloaded from GitHub \(ENOTFOUND\)\. Connect, /)
})

test('of what electron-builder complains of, its words are kept and its stack is not', () => {
  const said =
    '  • packaging\n  ⨯ The icon is too small.  failedTask=build stackTrace=Error: The icon\n    at x (y.js:1:1)'
  expect(explainBuilder(said)).toBe('electron-builder failed: The icon is too small.')
})
