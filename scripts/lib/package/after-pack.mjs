import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentTrouble } from './contents.mjs'
import { SBOM, sbomOf } from './sbom.mjs'

/** electron-builder's numbers for processors that we package for. */
const CPUS = /** @type {const} */ ({ 1: 'x64', 3: 'arm64' })

/**
 * electron-builder calls this when a folder is packed, before its fuses are set: the list of what it is made of is put in,
 * and a file too many or too few fails the build.
 * @param {{ readonly appOutDir: string, readonly electronPlatformName: string, readonly arch: number, readonly packager: { readonly info: { readonly appDir: string } } }} context
 */
export default async function afterPack({ appOutDir, electronPlatformName, arch, packager }) {
  const cpu = arch === 1 || arch === 3 ? CPUS[arch] : null
  const os = electronPlatformName === 'win32' || electronPlatformName === 'linux' ? electronPlatformName : null
  if (cpu === null || os === null) throw new Error(`OnHook is not packaged for ${electronPlatformName} (${arch}).`)
  writeFileSync(join(appOutDir, SBOM), sbomOf(packager.info.appDir, appOutDir, { os, cpu }))
  const troubles = contentTrouble(appOutDir, { os, cpu })
  if (troubles.length > 0) throw new Error(troubles.join('\n'))
}
