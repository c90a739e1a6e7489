import { spawn } from 'node:child_process'
import { basename } from 'node:path'

/** The npm that runs us, so that another version on the PATH does not get in between. */
function npm() {
  const path = process.env['npm_execpath']
  return path !== undefined && /^npm(-cli)?\.[cm]?js$/.test(basename(path))
    ? { command: process.execPath, before: [path], shell: false }
    : { command: 'npm', before: [], shell: process.platform === 'win32' }
}

/**
 * Runs npm in a folder.
 * @param {readonly string[]} args
 * @param {string} folder
 * @returns {Promise<string | null>} why it failed, in a sentence; null where it did not
 */
export function runNpm(args, folder) {
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
    child.on('error', (error) => done(explainNpm(error.message)))
    child.on('close', (code) => done(code === 0 ? null : explainNpm(errors)))
  })
}

const NO_NETWORK = /\b(E(?:NOTFOUND|AI_AGAIN|CONN\w+|TIMEDOUT|NETUNREACH|HOSTUNREACH|NETDOWN)|ERR_SOCKET_TIMEOUT)\b/

/**
 * @param {string} errors what npm wrote to its error stream
 * @returns {string} one sentence where the network is missing, else npm's own words
 */
export function explainNpm(errors) {
  const code = NO_NETWORK.exec(errors)?.[1]
  if (code !== undefined) {
    return `The npm registry cannot be reached (${code}). OnHook needs the network once, to fetch what it is built from: connect, or tell npm of your proxy (npm config set proxy …), and run it again.`
  }
  const words = errors
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim())
    .filter((line) => line !== '' && !/complete log|^npm warn/i.test(line))
  return `npm could not install the dependencies:\n  ${words.slice(-6).join('\n  ') || 'it gave no reason'}`
}
