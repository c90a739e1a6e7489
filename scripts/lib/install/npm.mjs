import { spawn } from 'node:child_process'
import { basename } from 'node:path'

/** npm as it runs us, so that no other version on the PATH gets in between. */
function npm() {
  const path = process.env['npm_execpath']
  return path !== undefined && /^npm(-cli)?\.[cm]?js$/.test(basename(path))
    ? { command: process.execPath, before: [path], shell: false }
    : { command: 'npm', before: [], shell: process.platform === 'win32' }
}

/**
 * Runs npm and keeps what it complains of to itself, for whoever can say it in a sentence.
 * @param {readonly string[]} args
 * @param {string} folder
 * @returns {Promise<{ readonly code: number, readonly errors: string }>}
 */
export function npmHere(args, folder) {
  const { command, before, shell } = npm()
  return new Promise((done) => {
    const child = spawn(command, [...before, ...args, '--loglevel=error'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell,
    })
    let errors = ''
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    child.on('error', (error) => done({ code: 1, errors: `${error.message}\n` }))
    child.on('close', (code) => done({ code: code ?? 1, errors }))
  })
}
