import { spawn } from 'node:child_process'

/** What a program of Windows said, and its exit code; null where it was ended because it took too long. */
export interface Ran {
  readonly code: number | null
  readonly said: string
}

/** Never rejects: a program that cannot be started is one that ended with -1. */
export function runProgram(command: string, args: readonly string[], atMostMs = 120_000): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true })
    let said = ''
    const note = (bytes: Buffer): void => {
      said += bytes.toString('latin1')
    }
    child.stdout.on('data', note)
    child.stderr.on('data', note)
    const timer = setTimeout(() => child.kill('SIGKILL'), atMostMs)
    const end = (code: number | null): void => {
      clearTimeout(timer)
      resolve({ code, said })
    }
    child.on('error', (error) => {
      note(Buffer.from(String(error)))
      end(-1)
    })
    child.on('close', end)
  })
}

/** One of the scripts beside this file. */
export function runScript(file: string, parameters: Readonly<Record<string, string>>): Promise<Ran> {
  const options = ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', file]
  const named = Object.entries(parameters).flatMap(([name, value]) => [`-${name}`, value])
  return runProgram('powershell.exe', [...options, ...named])
}

/**
 * The entries that rasdial lists as connected: Windows' own word, which owes nothing to OnHook. Its output is in English on
 * the machines that run this: "No connections", or "Connected to" before one name a line, and a last sentence.
 * https://learn.microsoft.com/windows-server/administration/windows-commands/rasdial
 */
export function connectedIn(said: string): readonly string[] {
  const lines = said.split(/\r?\n/).map((line) => line.trim())
  const begin = lines.findIndex((line) => /^Connected to$/i.test(line))
  if (begin < 0) return []
  const rest = lines.slice(begin + 1)
  const end = rest.findIndex((line) => line === '' || /^Command completed/i.test(line))
  return end < 0 ? rest : rest.slice(0, end)
}
