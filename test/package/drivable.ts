import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createPackageWithOptions, extractAll } from '@electron/asar'

/** With this in its environment a drivable copy lets its views be inspected: a package takes the switch for it away. */
export const DRIVE = 'ONHOOK_TEST_DRIVE'

const DRIVER = (main: string): string => `
require(${JSON.stringify(`./${main}`)})
if (process.env.${DRIVE}) require('electron').app.commandLine.appendSwitch('remote-debugging-port', '0')
`

/** Puts a line behind the main module of an unpacked package, whose fuses must allow that; nothing else changes. */
export async function makeDrivable(folder: string): Promise<void> {
  const archive = path.join(folder, 'resources/app.asar')
  const app = mkdtempSync(path.join(tmpdir(), 'onhook-drivable-'))
  try {
    extractAll(archive, app)
    const file = path.join(app, 'package.json')
    const manifest: { main: string } = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(path.join(app, 'driver.cjs'), DRIVER(manifest.main))
    writeFileSync(file, JSON.stringify({ ...manifest, main: 'driver.cjs' }))
    for (const old of [archive, `${archive}.unpacked`]) rmSync(old, { recursive: true, force: true })
    await createPackageWithOptions(app, archive, { unpack: '{**/*.node,**/*.dll,**/electron/shell/icons/*}' })
  } finally {
    rmSync(app, { recursive: true, force: true })
  }
}
