import { type ChildProcess, spawn } from 'node:child_process'
import { onceStarted } from './launch.ts'

export interface CommandEnded {
  /** null: a signal ended it. */
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface RunningCommand {
  readonly child: ChildProcess
  readonly ended: Promise<CommandEnded>
  out(): string
  err(): string
}

/** A command line of its own process, on the same folder; what it prints goes into pipes. */
export function beginCommand(
  onhook: { readonly userData: string; readonly environment?: Readonly<Record<string, string>> },
  args: readonly string[],
): RunningCommand {
  const { program, before, environment } = onceStarted(onhook.userData, onhook.environment)
  const child = spawn(program, [...before, '--log-level=3', '--command', '--', ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    err += String(chunk)
  })
  const ended = new Promise<CommandEnded>((resolve) => {
    child.once('close', (code) => resolve({ code, out, err: withoutNoise(err) }))
  })
  return { child, ended, out: () => out, err: () => withoutNoise(err) }
}

export const runCommand = (
  onhook: { readonly userData: string; readonly environment?: Readonly<Record<string, string>> },
  ...args: readonly string[]
): Promise<CommandEnded> => beginCommand(onhook, args).ended

/** What Chromium says of a Linux without a desktop. */
const withoutNoise = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^\[\d+:/.test(line) && line !== '')
    .join('\n')
