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

export interface Stalls {
  /** For the program under test. */
  readonly environment: Readonly<Record<string, string>>
  begin(what: Stall): void
  end(): void
}

const OUT = fileURLToPath(new URL('../../../out/test', import.meta.url))

/** Builds the library that stalls; nothing stalls yet. */
export function prepareStalls(): Stalls {
  const library = path.join(OUT, 'stall.so')
  mkdirSync(OUT, { recursive: true })
  const source = fileURLToPath(new URL('stall.c', import.meta.url))
  execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'])
  const flags = mkdtempSync(path.join(tmpdir(), 'onhook-stalls-'))
  return {
    environment: { LD_PRELOAD: library, STALL_FLAGS: flags, UV_USE_IO_URING: '0' },
    begin: (what) => writeFileSync(path.join(flags, STALLS[what]), ''),
    end: () => rmSync(flags, { recursive: true, force: true }),
  }
}
