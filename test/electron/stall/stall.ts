import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** What can be made to answer nothing, and the name of its flag (stall.c). */
export const STALLS = {
  settings: 'settings',
  journal: 'journal',
  receipts: 'receipts',
  log: 'log',
  'library load': 'library',
  list: 'RasEnumConnectionsW',
  status: 'RasGetConnectStatusW',
  details: 'RasGetConnectionStatistics',
  'hang-up': 'RasHangUpW',
} as const

export type Stall = keyof typeof STALLS

/** What may be wrong with the whole folder. */
export type FolderTrouble = 'dead' | 'read-only' | 'foreign' | 'full'

export interface Stalls {
  /** For the program under test. */
  readonly environment: Readonly<Record<string, string>>
  begin(what: Stall): void
  beginOn(trouble: FolderTrouble): void
  end(): void
}

const OUT = fileURLToPath(new URL('../../../out/test', import.meta.url))

/** Builds the library that stalls; nothing stalls yet. `folder`: what `beginOn` is about. */
export function prepareStalls(folder = ''): Stalls {
  const library = path.join(OUT, 'stall.so')
  mkdirSync(OUT, { recursive: true })
  const source = fileURLToPath(new URL('stall.c', import.meta.url))
  execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'])
  const flags = mkdtempSync(path.join(tmpdir(), 'onhook-stalls-'))
  return {
    environment: {
      LD_PRELOAD: library,
      STALL_FLAGS: flags,
      UV_USE_IO_URING: '0',
      ...(folder === '' ? {} : { STALL_FOLDER: folder }),
    },
    begin: (what) => writeFileSync(path.join(flags, STALLS[what]), ''),
    beginOn: (trouble) => writeFileSync(path.join(flags, trouble), ''),
    end: () => rmSync(flags, { recursive: true, force: true }),
  }
}
