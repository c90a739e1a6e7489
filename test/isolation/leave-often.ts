import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startDisplay } from '../fixtures/display.ts'
import { buildDouble } from '../fixtures/double-build.ts'
import { bundleIsolationProgram } from './bundle-program.ts'

/** Leaves again and again while calls are out, and counts how the processes ended. */

/** Every function that a program can leave behind. */
const FUNCTIONS = [
  'RasEnumConnectionsW',
  'RasGetConnectStatusW',
  'RasHangUpW',
  'RasGetSubEntryHandleW',
  'RasGetConnectionStatistics',
  'RasGetLinkStatistics',
  'RasGetEntryPropertiesW',
  'RasGetSubEntryPropertiesW',
  'RasGetProjectionInfoW',
  'RasGetProjectionInfoEx',
  'RasGetErrorStringW',
] as const

/** For how long they block: for ever, or so that they return while the process leaves. */
const SPANS = ['never', '80ms', '120ms', '250ms', '420ms'] as const

export interface Leavings {
  readonly times: number
  /** Electron's executable; null = Node.js. */
  readonly electron: string | null
  readonly print: (line: string) => void
}

interface End {
  readonly what: string
  readonly signal: NodeJS.Signals | null
  readonly code: number | null
  /** What the program wrote down before it went. */
  readonly wrote: string
}

const LIMIT = 30_000

/** SIGKILL is how a process ends itself while a call is out; anything else but 0 is a crash. */
const isWell = ({ signal, code, wrote }: End): boolean =>
  wrote !== '' && (code === 0 || (signal === 'SIGKILL' && wrote.endsWith('false')))

/** How many ended other than they must. */
export async function leaveOften({ times, electron, print }: Leavings): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onhook-leaving-'))
  const program = await bundleIsolationProgram(path.resolve('out/isolation'), 'leaving-program')
  const library = await buildDouble()
  const display = electron === null ? null : await startDisplay()
  const ends = new Map<string, number>()
  let crashes = 0
  try {
    for (let time = 0; time < times; time += 1) {
      const name = time % 12 === 11 ? FUNCTIONS.join(',') : (FUNCTIONS[time % 12] ?? FUNCTIONS[0])
      const span = SPANS[Math.floor(time / 12) % SPANS.length] ?? 'never'
      const what = `${name.includes(',') ? 'all' : name} blocked ${span}`
      const [command, args] =
        electron === null ? [process.execPath, [program]] : [electron, [program, '--no-sandbox', '--disable-gpu']]
      const end = await leaveOnce(folder, { command, args, library, name, span, what, env: display?.environment ?? {} })
      const kind = `${end.signal ?? end.code} (${end.wrote.replace(/^\d+ /, '') || 'nothing written'})`
      ends.set(kind, (ends.get(kind) ?? 0) + 1)
      if (isWell(end)) continue
      crashes += 1
      print(`${time}: ${what}: ${kind}`)
    }
  } finally {
    display?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  print(`${times} leavings, ${crashes} crashes; ${[...ends].map(([kind, count]) => `${count} × ${kind}`).join(', ')}`)
  return crashes
}

interface Once {
  readonly command: string
  readonly args: readonly string[]
  readonly library: string
  readonly name: string
  readonly span: string
  readonly what: string
  readonly env: NodeJS.ProcessEnv
}

async function leaveOnce(folder: string, { command, args, library, name, span, what, env }: Once): Promise<End> {
  const scenario = path.join(folder, 'played.scenario')
  const file = path.join(folder, 'leaving.txt')
  rmSync(file, { force: true })
  // The list must be read once before it blocks.
  const blocked = name
    .split(',')
    .map((each) => `call name=${each} blocks=${span} from=${each === 'RasEnumConnectionsW' ? 60 : 0}ms`)
  const lines = [0, 1, 2].map((at) => `connection id=c${at} local=10.0.0.2 phonebook=book${at} drain=50ms`)
  writeFileSync(scenario, ['onhook-scenario version=1', ...lines, ...blocked, ''].join('\n'))
  const child = spawn(command, args, {
    env: {
      ...process.env,
      ...env,
      ONHOOK_SCENARIO: scenario,
      ONHOOK_DOUBLE_LOG: '',
      LEAVING_LIBRARY: library,
      LEAVING_CALL: name,
      LEAVING_FILE: file,
      LEAVING_AFTER: '120',
      LEAVING_GRACE: '300',
    },
    stdio: 'ignore',
  })
  const timer = setTimeout(() => child.kill('SIGTERM'), LIMIT)
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.on('error', () => resolve([-1, null]))
    child.on('exit', (code, signal) => resolve([code, signal]))
  })
  clearTimeout(timer)
  return { what, code, signal, wrote: existsSync(file) ? readFileSync(file, 'utf8') : '' }
}
