import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface PreviewArguments {
  /** 0 = any that is free. */
  readonly port: number
  readonly openBrowser: boolean
  /** null = a folder of its own for as long as it runs, or the user's where a real RAS is played. */
  readonly dataFolder: string | null
  /** A new file to record into what RAS answers. */
  readonly recordInto: string | null
}

export type ReadArguments =
  | { readonly ok: true; readonly value: PreviewArguments }
  | { readonly ok: false; readonly sentence: string }

const OPTIONS = {
  port: { type: 'string' },
  open: { type: 'boolean' },
  'user-data-dir': { type: 'string' },
  record: { type: 'string' },
} as const

const LAST_PORT = 65_535

/** Switches that mean something to the application only are passed over: `npm start` hands the same ones to both. */
export function readArguments(args: readonly string[]): ReadArguments {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: false })
  const { port = '0', open = false, 'user-data-dir': folder } = values
  if (typeof port !== 'string' || !/^\d+$/.test(port) || Number(port) > LAST_PORT) {
    return { ok: false, sentence: `--port is "${port === true ? '' : port}"; it can be a number up to ${LAST_PORT}.` }
  }
  if (folder === '' || typeof folder === 'boolean') {
    return { ok: false, sentence: '--user-data-dir needs a folder: --user-data-dir=<folder>' }
  }
  const { record } = values
  if (record === '' || typeof record === 'boolean')
    return { ok: false, sentence: '--record needs a file: --record=<file>' }
  const dataFolder = folder === undefined ? null : resolve(folder)
  return {
    ok: true,
    value: {
      port: Number(port),
      openBrowser: open === true,
      dataFolder,
      recordInto: record === undefined ? null : resolve(record),
    },
  }
}

/** Where a program of this user's keeps what must outlive it. */
export function userFolder(platform: string, env: Readonly<Record<string, string | undefined>>): string {
  const home = homedir()
  switch (platform) {
    case 'win32':
      return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'OnHook preview')
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'OnHook preview')
    default:
      return join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'onhook-preview')
  }
}
