import { contentTrouble } from './contents.mjs'

/** electron-builder's numbers for processors that we package for. */
const CPUS = /** @type {const} */ ({ 1: 'x64', 3: 'arm64' })

/**
 * electron-builder calls this when a folder is packed, before its fuses are set: a file too many or too few fails the build.
 * @param {{ readonly appOutDir: string, readonly electronPlatformName: string, readonly arch: number }} context
 */
export default async function afterPack({ appOutDir, electronPlatformName, arch }) {
  const cpu = arch === 1 || arch === 3 ? CPUS[arch] : null
  const os = electronPlatformName === 'win32' || electronPlatformName === 'linux' ? electronPlatformName : null
  if (cpu === null || os === null) throw new Error(`OnHook is not packaged for ${electronPlatformName} (${arch}).`)
  const troubles = contentTrouble(appOutDir, { os, cpu })
  if (troubles.length > 0) throw new Error(troubles.join('\n'))
}
