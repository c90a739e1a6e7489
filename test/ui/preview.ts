import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('../../out/preview/preview.mjs', import.meta.url))

/** The preview prints its address within moments; this long says that it does not start at all, ms. */
const STARTS_WITHIN = 20_000

export interface RunningPreview {
  /** What a browser opens first: it lets that browser in. */
  readonly url: string
  readonly origin: string
  /** Resolves when the program has ended. */
  readonly ended: Promise<void>
  /** Holds the program still, as if it hung, or lets it go on. */
  readonly freeze: (still: boolean) => void
  /** Puts another text where a written scenario was read from. */
  readonly rewrite: (scenario: string) => void
  /** Ends it by all means and removes its folder. */
  dispose(): Promise<void>
}

export interface Wish {
  /** The name of a scenario, or the text of one. */
  readonly scenario: string
  /** 0 = any that is free. */
  readonly port?: number
  /** What was kept of earlier hang-ups, oldest first. */
  readonly receipts?: readonly object[]
}

export async function startPreview({ scenario, port = 0, receipts = [] }: Wish): Promise<RunningPreview> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onhook-ui-'))
  const written = scenario.includes('\n')
  const file = path.join(folder, 'played.scenario')
  if (written) writeFileSync(file, scenario)
  writeFileSync(path.join(folder, 'receipts.jsonl'), receipts.map((one) => `${JSON.stringify(one)}\n`).join(''))
  const program = spawn(process.execPath, [PROGRAM, `--port=${port}`, `--user-data-dir=${folder}`], {
    env: { ...process.env, ONHOOK_RAS: 'simulator', ONHOOK_SCENARIO: written ? file : scenario },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => program.once('exit', () => resolve()))
  const dispose = async (): Promise<void> => {
    // A signal that asks would be answered by waiting for hang-ups; the tests have seen enough of them.
    program.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  const freeze = (still: boolean): void => {
    program.kill(still ? 'SIGSTOP' : 'SIGCONT')
  }
  const rewrite = (text: string): void => writeFileSync(file, text)
  try {
    const url = await addressOf(program)
    return { url, origin: new URL(url).origin, ended, freeze, rewrite, dispose }
  } catch (error) {
    await dispose()
    throw error
  }
}

function addressOf(program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`The preview names no address. It said:\n${said}`)), STARTS_WITHIN)
    const read = (chunk: Buffer): void => {
      said += chunk.toString('utf8')
      const found = /OnHook preview: (\S+)\n/.exec(said)?.[1]
      if (found === undefined) return
      clearTimeout(timer)
      resolve(found)
    }
    program.stdout?.on('data', read)
    program.stderr?.on('data', read)
    program.once('exit', () => {
      clearTimeout(timer)
      reject(new Error(`The preview has ended. It said:\n${said}`))
    })
  })
}
