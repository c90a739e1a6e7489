import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export interface PreviewArguments {
  /** 0 = any that is free. */
  readonly port: number
  readonly openBrowser: boolean
  /** null = a folder of its own for as long as it runs, or the user's where a real RAS is played. */
  readonly dataFolder: string | null
}

export type ReadArguments =
  | { readonly ok: true; readonly value: PreviewArguments }
  | { readonly ok: false; readonly sentence: string }

/** Switches that mean something to the application only are passed over: `npm start` hands the same ones to both. */
export function readArguments(args: readonly string[]): ReadArguments {
  const port = switchValue(args, '--port')
  if (port !== null && !(/^\d+$/.test(port) && Number(port) <= 65_535)) {
    return { ok: false, sentence: `--port is "${port}"; it can be a number up to 65535.` }
  }
  const folder = switchValue(args, '--user-data-dir')
  if (folder === '') return { ok: false, sentence: '--user-data-dir needs a folder: --user-data-dir=<folder>' }
  return {
    ok: true,
    value: {
      port: Number(port ?? 0),
      openBrowser: args.includes('--open'),
      dataFolder: folder === null ? null : resolve(folder),
    },
  }
}

/** Where a program of this user's keeps what must outlive it. */
export function userFolder(platform: string, env: Readonly<Record<string, string | undefined>>): string {
  const home = homedir()
  switch (platform) {
    case 'win32':
      return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'OnHook preview')
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'OnHook preview')
    default:
      return join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'onhook-preview')
  }
}

function switchValue(args: readonly string[], name: string): string | null {
  const found = args.find((arg) => arg === name || arg.startsWith(`${name}=`))
  return found === undefined ? null : found.slice(name.length + 1)
}
