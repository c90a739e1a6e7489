import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type DoubleLogEntry, parseDoubleLog } from '../fixtures/double-log.ts'
import { type Findings, SCENARIO } from './findings.ts'

export interface Started {
  readonly command: string
  readonly args: readonly string[]
  /** `system`, or the double's path. */
  readonly library: string
  readonly env?: NodeJS.ProcessEnv
  /** How the program names a file of this machine. */
  readonly named?: (file: string) => string
}

export type Watched =
  | {
      readonly ok: true
      readonly findings: Findings
      readonly log: readonly DoubleLogEntry[]
      /** From the decision to leave until the process was gone. */
      readonly goneAfterMs: number
    }
  | { readonly ok: false; readonly reason: string }

/** ms: Wine takes half a minute to start; the hang-ups alone would hold the program for 20 s. */
const LIMIT = 90_000

/** Starts the program with the thread pool as it is by default, and sees to its end. */
export async function watchLeaving({ command, args, library, env, named = (file) => file }: Started): Promise<Watched> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onhook-isolation-'))
  const file = (name: string): string => path.join(folder, name)
  const text = (name: string): string => (existsSync(file(name)) ? readFileSync(file(name), 'utf8') : '')
  writeFileSync(file('played.scenario'), SCENARIO)
  const { UV_THREADPOOL_SIZE: _, ...inherited } = { ...process.env, ...env }
  const output = openSync(file('output.txt'), 'w')
  const child = spawn(command, args, {
    cwd: folder,
    env: {
      ...inherited,
      ISOLATION_LIBRARY: library,
      ISOLATION_FINDINGS: named(file('findings.json')),
      ONHOOK_SCENARIO: named(file('played.scenario')),
      ONHOOK_DOUBLE_LOG: named(file('double.log')),
    },
    stdio: ['ignore', output, output],
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT)
  const goneAt = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(Date.now()))
    child.on('exit', () => resolve(Date.now()))
  })
  clearTimeout(timer)
  closeSync(output)
  try {
    if (!existsSync(file('findings.json'))) {
      return { ok: false, reason: `${text('findings.json.failed')}\n${text('output.txt').slice(-2000)}`.trim() }
    }
    const findings: Findings = JSON.parse(text('findings.json'))
    return { ok: true, findings, log: parseDoubleLog(text('double.log')), goneAfterMs: goneAt - findings.leftAt }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
