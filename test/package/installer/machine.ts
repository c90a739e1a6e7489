import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'

/** A Windows, or a Wine that stands for one, on which programs are installed. Paths are this machine's own. */
export interface Machine {
  readonly wine: boolean
  readonly local: string
  readonly roaming: string
  readonly temp: string
  /** The same file as a Windows program names it. */
  named(file: string): string
  start(program: string, args: readonly string[], env?: NodeJS.ProcessEnv): Started
  /** Whether an OnHook runs, by any name of its folder. */
  runs(): boolean
  /** Ends every OnHook by force. */
  end(): void
  /** Keeps a file open so that nobody can move it; what is given lets go. */
  hold(file: string): Promise<() => Promise<unknown>>
  /** For the last: ends what else of it goes on running. */
  shutDown(): void
}

export interface Started {
  readonly child: ChildProcess
  /** The exit code, and what it said on its output. */
  readonly ended: Promise<Ended>
}

export interface Ended {
  readonly code: number | null
  readonly said: string
}

const PROGRAM = 'OnHook.exe'

export function windows(): Machine {
  const { LOCALAPPDATA: local = '', APPDATA: roaming = '' } = process.env
  return {
    wine: false,
    local,
    roaming,
    temp: tmpdir(),
    named: (file) => file,
    start: (program, args, env) => startHere(program, args, env),
    runs: () => spawnSync('tasklist', ['/FI', `IMAGENAME eq ${PROGRAM}`, '/NH']).stdout.includes(PROGRAM),
    end: () => void spawnSync('taskkill', ['/F', '/T', '/IM', PROGRAM]),
    hold: holdByPowerShell,
    shutDown: () => {},
  }
}

/** A prefix is the drive C: of a Windows of its own. */
export function wine(prefix: string): Machine {
  const user = path.join(prefix, 'drive_c/users/root')
  const env = { WINEPREFIX: prefix, WINEDEBUG: '-all' }
  // It goes on between two programs: each would else bring up a Windows of its own first.
  spawnSync('wineserver', ['-p'], { env: { ...process.env, ...env }, stdio: 'ignore' })
  return {
    wine: true,
    local: path.join(user, 'AppData/Local'),
    roaming: path.join(user, 'AppData/Roaming'),
    temp: path.join(user, 'Temp'),
    named: (file) => prefixed(prefix, file),
    start: (program, args, more) => startHere('wine', [program, ...args], { ...env, ...more }),
    runs: () => processesOf(prefix, isOnHook).length > 0,
    end: () => {
      for (const id of processesOf(prefix, isOnHook)) process.kill(id, 'SIGKILL')
    },
    // As its standard input: so Wine's cmd shares a file with readers only.
    hold: async (file) => {
      const place = prefixed(prefix, file)
      const holder = startHere('wine', ['cmd', '/c', `notepad < ${place}`], env)
      // It has the file from the one that started it.
      while (!processesOf(prefix, (line) => line.startsWith('notepad')).length) await aMoment()
      return async () => {
        await startHere('wine', ['taskkill', '/F', '/IM', 'notepad.exe'], env).ended
        await holder.ended
      }
    },
    shutDown: () => void spawnSync('wineserver', ['-k'], { env: { ...process.env, ...env } }),
  }
}

function prefixed(prefix: string, file: string): string {
  const inside = path.relative(path.join(prefix, 'drive_c'), file)
  const [drive, rest] = inside.startsWith('..') ? ['Z:', file] : ['C:', `/${inside}`]
  return drive + rest.replaceAll('/', '\\')
}

async function holdByPowerShell(file: string): Promise<() => Promise<unknown>> {
  const script = `$held = [IO.File]::Open('${file.replaceAll("'", "''")}', 'Open', 'Read', 'Read'); 'held'; Start-Sleep 600`
  const holder = spawn('powershell', ['-NoProfile', '-Command', script], { stdio: ['ignore', 'pipe', 'ignore'] })
  await new Promise((heard) => holder.stdout.once('data', heard))
  const ended = new Promise((resolve) => holder.once('exit', resolve))
  return () => {
    holder.kill()
    return ended
  }
}

const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 250))

/** `/D=` of a set-up comes last and takes no quotes, whatever it holds. Wine gives nothing reliable to a pipe, hence the file. */
function startHere(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
  const folder = mkdtempSync(path.join(homedir(), 'onhook-said-'))
  const file = path.join(folder, 'said')
  const said = openSync(file, 'w')
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', said, said],
    windowsVerbatimArguments: args.some((arg) => arg.startsWith('/D=')),
  })
  closeSync(said)
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      resolve({ code, said: readFileSync(file, 'latin1') })
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    })
  })
  return { child, ended }
}

/** An OnHook, and not one of its helpers. */
const isOnHook = (line: string): boolean =>
  line.includes(PROGRAM) && !line.includes('--type=') && !line.startsWith('wine')

/** Processes with such a command line whose environment names the prefix. */
function processesOf(prefix: string, wanted: (line: string) => boolean): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((id) => {
      try {
        const line = readFileSync(`/proc/${id}/cmdline`, 'utf8')
        if (!wanted(line)) return false
        return readFileSync(`/proc/${id}/environ`, 'utf8').includes(`WINEPREFIX=${prefix}\0`)
      } catch {
        return false
      }
    })
}
