import { appendFileSync } from 'node:fs'

/** With this in its environment a drivable copy lets its views be inspected: a package takes the switch for it away. */
export const DRIVE = 'ONHOOK_TEST_DRIVE'

/** Puts a line behind a built main module that is to be packaged for a test. */
export function makeDrivable(main: string): void {
  const drive = "require('electron').app.commandLine.appendSwitch('remote-debugging-port', '0')"
  appendFileSync(main, `\nif (process.env.${DRIVE}) ${drive}\n`)
}
