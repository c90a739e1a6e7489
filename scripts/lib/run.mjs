import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { at } from './paths.mjs'

/**
 * The tools' own scripts, run by this Node.js without a shell or the PATH in between.
 * @type {Readonly<Record<'tsc' | 'biome' | 'vitest' | 'playwright', string>>}
 */
const TOOLS = {
  tsc: 'node_modules/typescript/bin/tsc',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
}

/**
 * @param {keyof typeof TOOLS} name
 * @returns {string}
 */
export const tool = (name) => at(TOOLS[name])

/**
 * Runs to the end with our own streams.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to ours
 * @returns {Promise<number>} its exit code; 128 + n where a signal ended it
 */
export function run(command, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: at('.'),
      stdio: 'inherit',
      // Some tools colour their output wherever CI is set; a log should be plain text.
      env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...env },
    })
    child.on('error', (error) => {
      console.error(error.message)
      done(127)
    })
    child.on('close', (code, signal) => done(exitCode(code, signal)))
  })
}

/**
 * Runs to the end, shows what it prints, and returns that too.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to ours
 * @returns {Promise<{ readonly code: number, readonly said: string }>}
 */
export function runAndRead(command, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: at('.'),
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    })
    let said = ''
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk)
      said += chunk
    })
    child.on('error', (error) => done({ code: 127, said: error.message }))
    child.on('close', (code, signal) => done({ code: exitCode(code, signal), said }))
  })
}

const SAME_REQUEST_MS = 300

/**
 * Runs a program that the user works with: a signal is passed on to it once, and it decides when it ends.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
export function runForUser(command, args) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: at('.'),
      stdio: 'inherit',
      // At a terminal a process group of its own: Ctrl-C goes to everyone in ours, and it would come twice.
      detached: process.platform !== 'win32' && process.stdin.isTTY === true,
    })
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
    let last = 0
    const forward = signals.map((signal) => {
      const listener = () => {
        // One Ctrl-C can reach us twice, from the terminal and from npm; the second would mean "leave now".
        if (Date.now() - last > SAME_REQUEST_MS) child.kill(signal)
        last = Date.now()
      }
      process.on(signal, listener)
      return () => process.off(signal, listener)
    })
    child.on('error', (error) => {
      console.error(error.message)
      done(127)
    })
    child.on('close', (code, signal) => {
      for (const stop of forward) stop()
      done(exitCode(code, signal))
    })
  })
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCode(code, signal) {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal])
}
