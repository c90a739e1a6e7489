import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface CFigures {
  /** µs a call, by the port's method. */
  readonly calls: ReadonlyMap<string, number>
  readonly refresh: { readonly cpuUs: number; readonly wallUs: number; readonly calls: number }
}

/** Builds native-calls.c and lets it make the same calls on the same library. `root` is the repository. */
export async function runCProgram(
  root: string,
  library: string,
  environment: Readonly<Record<string, string>>,
  times: number,
  refreshes: number,
): Promise<CFigures> {
  const program = path.join(root, 'out/bench/native-calls')
  await mkdir(path.dirname(program), { recursive: true })
  const source = path.join(root, 'test/bench/native-calls.c')
  await run('gcc', ['-std=gnu11', '-O2', '-Wall', '-Wextra', '-Werror', '-o', program, source, '-ldl'])
  const { stdout } = await run(program, [library, String(times), String(refreshes)], {
    env: { ...process.env, ...environment },
  })
  const calls = new Map([...stdout.matchAll(/^call (\w+) ([\d.]+)$/gm)].map(([, name = '', us]) => [name, Number(us)]))
  const [, cpuUs, wallUs, made] = /^refresh ([\d.]+) ([\d.]+) (\d+)$/m.exec(stdout) ?? []
  if (made === undefined) throw new Error(`The C program said no figures: ${stdout}`)
  return { calls, refresh: { cpuUs: Number(cpuUs), wallUs: Number(wallUs), calls: Number(made) } }
}
