import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { manifestsOf, wingetManifests } from '../../../../scripts/lib/package/winget.mjs'
import { at } from '../../../../scripts/lib/paths.mjs'

const HASHES = { x64: 'a1'.repeat(32), arm64: 'b2'.repeat(32) }
const RELEASE = {
  version: '1.2.3',
  url: 'https://example.org/v1.2.3',
  date: '2026-11-27',
  checksums: new Map(Object.entries(HASHES).map(([cpu, hash]) => [`OnHook-1.2.3-setup-${cpu}.exe`, hash])),
}

/** What https://aka.ms/winget-manifest.*.1.9.0.schema.json ask of the keys that we use; any other is a mistake here. */
const IDENTIFIER = z
  .string()
  .regex(/^[^.\s\\/:*?"<>|]{1,32}(\.[^.\s\\/:*?"<>|]{1,32}){1,7}$/)
  .max(128)
const VERSION = z
  .string()
  .regex(/^[^\\/:*?"<>|]+$/)
  .max(128)
const COMMON = { PackageIdentifier: IDENTIFIER, PackageVersion: VERSION, ManifestVersion: z.literal('1.9.0') }
const RESPONSES = ['packageInUse', 'installInProgress', 'fileInUse', 'diskFull', 'systemNotSupported'] as const
const SWITCH = z.string().min(1).max(512)
const SCHEMAS = {
  version: z.strictObject({ ...COMMON, DefaultLocale: z.string().max(20), ManifestType: z.literal('version') }),
  installer: z.strictObject({
    ...COMMON,
    Platform: z.array(z.enum(['Windows.Desktop', 'Windows.Universal'])).max(2),
    MinimumOSVersion: z.string().regex(/^\d{1,5}(\.\d{1,5}){0,3}$/),
    InstallerType: z.literal('nullsoft'),
    Scope: z.enum(['user', 'machine']),
    InstallModes: z.array(z.enum(['interactive', 'silent', 'silentWithProgress'])).max(3),
    InstallerSwitches: z.strictObject({ Silent: SWITCH, SilentWithProgress: SWITCH }),
    UpgradeBehavior: z.enum(['install', 'uninstallPrevious', 'deny']),
    ExpectedReturnCodes: z
      .array(z.strictObject({ InstallerReturnCode: z.int().min(1), ReturnResponse: z.enum(RESPONSES) }))
      .max(128),
    ProductCode: z.string().min(1).max(255),
    ReleaseDate: z.iso.date(),
    Installers: z
      .array(
        z.strictObject({
          Architecture: z.enum(['x86', 'x64', 'arm', 'arm64', 'neutral']),
          InstallerUrl: z
            .string()
            .regex(/^https?:\/\/.+$/)
            .max(2048),
          InstallerSha256: z.string().regex(/^[A-Fa-f0-9]{64}$/),
        }),
      )
      .min(1),
    ManifestType: z.literal('installer'),
  }),
  defaultLocale: z.strictObject({
    ...COMMON,
    PackageLocale: z.string().max(20),
    Publisher: z.string().min(2).max(256),
    PackageName: z.string().min(2).max(256),
    License: z.string().min(3).max(512),
    ShortDescription: z.string().min(3).max(256),
    Tags: z.array(z.string().min(1).max(40)).max(16),
    ManifestType: z.literal('defaultLocale'),
  }),
}

test.each(['version', 'installer', 'defaultLocale'] as const)('the %s manifest holds what winget asks for', (type) => {
  expect(SCHEMAS[type].safeParse(manifestsOf(RELEASE)[type]).error?.message).toBeUndefined()
})

test('each processor has its own set-up, with its own checksum', () => {
  expect(manifestsOf(RELEASE).installer.Installers).toEqual([
    {
      Architecture: 'x64',
      InstallerUrl: 'https://example.org/v1.2.3/OnHook-1.2.3-setup-x64.exe',
      InstallerSha256: HASHES.x64.toUpperCase(),
    },
    {
      Architecture: 'arm64',
      InstallerUrl: 'https://example.org/v1.2.3/OnHook-1.2.3-setup-arm64.exe',
      InstallerSha256: HASHES.arm64.toUpperCase(),
    },
  ])
})

test('every way in which the set-up ends without installing has an answer', () => {
  const script = readFileSync(at('build/installer.nsh'), 'utf8')
  const codes = [...script.matchAll(/(?:onhookRefuse ".*" |SetErrorLevel )\$\{(ONHOOK_\w+)\}/g)].map(([, name]) => name)
  const defined = [...new Set(codes)].map((name) => new RegExp(`!define ${name} (\\d+)`).exec(script)?.[1])
  const told = manifestsOf(RELEASE).installer.ExpectedReturnCodes.map((each) => `${each.InstallerReturnCode}`)
  expect([...told].sort()).toEqual([...defined].sort())
})

test('the files bear the names that winget looks for, and their text is YAML', () => {
  const manifests = wingetManifests(RELEASE)
  expect([...manifests.keys()]).toEqual([
    'OnHook.OnHook.yaml',
    'OnHook.OnHook.installer.yaml',
    'OnHook.OnHook.locale.en-US.yaml',
  ])
  expect(manifests.get('OnHook.OnHook.installer.yaml')).toContain(`
Installers:
  - Architecture: "x64"
    InstallerUrl: "https://example.org/v1.2.3/OnHook-1.2.3-setup-x64.exe"
`)
})

test('without a checksum there is no manifest', () => {
  expect(() => wingetManifests({ ...RELEASE, version: '1.2.4' })).toThrow(
    /no checksum of OnHook-1\.2\.4-setup-x64\.exe/,
  )
})
