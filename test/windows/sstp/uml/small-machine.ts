import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { selfSigned } from '../responder/self-signed.ts'
import { HOST } from './dial.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

/** ms; all cases take some 30 s on an idle machine. */
const AT_MOST = 180_000
/** The kernel says a lot, but not that much: bytes. */
const SAID_AT_MOST = 4 * 1024 * 1024

/**
 * Boots Linux as a program of Linux (user-mode-linux), on this machine's own files, read-only, and without any network but
 * its own loopback; runs the cases in it and gives back what its console said. It ends by itself, or is ended in time.
 */
export async function runSmallMachine(): Promise<readonly string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onhook-sstp-'))
  try {
    await furnish(folder)
    return await boot(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function furnish(folder: string): Promise<void> {
  const certificate = selfSigned(HOST)
  writeFileSync(path.join(folder, 'certificate.pem'), certificate.pem)
  const stored = { ...certificate, der: certificate.der.toString('base64') }
  writeFileSync(path.join(folder, 'certificate.json'), JSON.stringify(stored), { mode: 0o600 })
  writeFileSync(path.join(folder, 'hosts'), `127.0.0.1 ${HOST} localhost\n`)
  copyFileSync(path.join(here, 'init.sh'), path.join(folder, 'init.sh'))
  mkdirSync(path.join(folder, 'home'))
  await build({
    configFile: false,
    logLevel: 'warn',
    root: here,
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: path.join(here, 'dial-in.ts'),
      target: 'node20',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'dial-in.cjs' } },
    },
  })
}

function boot(folder: string): Promise<readonly string[]> {
  const files = ['rootfstype=hostfs', 'rootflags=/', 'ro', `init=${path.join(folder, 'init.sh')}`]
  const console = ['con=null', 'con0=fd:0,fd:1', 'quiet']
  const machine = spawn('linux.uml', ['mem=256M', ...files, ...console, '--', folder, process.execPath], {
    stdio: ['ignore', 'pipe', 'ignore'],
    // A group of its own: the machine's processes are processes here, and all of them have to end.
    detached: true,
    env: { PATH: process.env['PATH'] ?? '', HOME: path.join(folder, 'home'), TMPDIR: folder },
  })
  return new Promise((resolve, reject) => {
    let said = ''
    machine.stdout.on('data', (bytes: Buffer) => {
      if (said.length < SAID_AT_MOST) said += bytes.toString('utf8')
    })
    const end = () => {
      if (machine.pid !== undefined) killGroup(machine.pid)
    }
    const timer = setTimeout(end, AT_MOST)
    machine.on('error', reject)
    machine.on('close', () => {
      clearTimeout(timer)
      end()
      resolve(said.split('\n'))
    })
  })
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}
