/** What a benchmark is started with beside `print` and its arguments. */
export interface BenchTools {
  /** One line that is written over and over: how far it is. */
  progress(line: string): void
  /** The repository's folder. */
  readonly root: string
  /** The bundle of `test/bench/<name>/program.ts`, which a benchmark runs in processes of its own; null where there is none. */
  readonly program: string | null
}

/** The program of a benchmark that cannot do without. */
export function programOf(tools: BenchTools): string {
  if (tools.program === null) throw new Error('The benchmark has no program.ts in a folder of its name.')
  return tools.program
}

/** The value of `--name 5` among the arguments, or `otherwise`; throws a sentence where it is no number above 0. */
export function numberFrom(args: readonly string[], name: string, otherwise: number): number {
  const at = args.indexOf(`--${name}`)
  if (at < 0) return otherwise
  const value = Number(args[at + 1])
  if (!(value > 0)) throw new Error(`--${name} wants a number above 0.`)
  return value
}

/** The value of `--name a,b` among the arguments; null where it is not given. */
export function listFrom(args: readonly string[], name: string): readonly string[] | null {
  const at = args.indexOf(`--${name}`)
  return at < 0 ? null : (args[at + 1] ?? '').split(',').filter((one) => one !== '')
}
