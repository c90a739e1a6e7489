import { spawn } from 'node:child_process'

/** Shows the address in the user's browser. `failed`: there is none, or none that could be started. */
export function openBrowser(url: string, failed: () => void): void {
  const opener = openerOf(process.platform, process.env)
  if (opener === null) {
    failed()
    return
  }
  const [command, ...before] = opener
  const child = spawn(command, [...before, url], { detached: true, stdio: 'ignore' })
  child.on('error', failed)
  child.on('exit', (code) => {
    if (code !== 0) failed()
  })
  child.unref()
}

/** The program that opens an address, and its arguments; null where there is no screen to open it on. */
export function openerOf(
  platform: string,
  env: Readonly<Record<string, string | undefined>>,
): readonly [string, ...string[]] | null {
  switch (platform) {
    case 'win32':
      // Not `start`: it is the shell's, and would read the address as a command line.
      return ['rundll32.exe', 'url.dll,FileProtocolHandler']
    case 'darwin':
      return ['open']
    default:
      // Without a display xdg-open takes a browser of the terminal's, which would fight with us for the keyboard.
      return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : null
  }
}
