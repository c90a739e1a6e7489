import { appendFileSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type File, startTests, type Task, type VitestRunner } from '@vitest/runner'
import { HANGS_UNDER_WINE, OF_WINE } from './of-wine.ts'

/** Unit tests as a program for a Windows Node.js: the bundles that `tests.json` names. Results go to the file of the one argument. */

interface Bundled {
  /** The repository, as Windows names it. */
  readonly root: string
  readonly bundles: Readonly<Record<string, string>>
}

const output = path.resolve(process.argv[2] ?? 'results.txt')
const say = (line: string): void => appendFileSync(output, `${line}\n`)
const { root, bundles }: Bundled = JSON.parse(readFileSync('tests.json', 'utf8'))
const folder = process.cwd()
// As Vitest does it: some tests find files from there.
process.chdir(root)

const LIMIT_MS = 120_000

const runner: VitestRunner = {
  config: {
    root: process.cwd(),
    setupFiles: [],
    name: '',
    passWithNoTests: false,
    testNamePattern: undefined,
    allowOnly: false,
    sequence: { shuffle: false, concurrent: false, seed: 1, hooks: 'stack', setupFiles: 'list' },
    chaiConfig: {},
    maxConcurrency: 1,
    testTimeout: LIMIT_MS,
    hookTimeout: LIMIT_MS,
    retry: 0,
    includeTaskLocation: undefined,
    diffOptions: undefined,
    tags: [],
    tagsFilter: undefined,
    strictTags: false,
  } as unknown as VitestRunner['config'],
  importFile: (file) => import(pathToFileURL(path.resolve(folder, bundles[file] ?? '')).href),
  onBeforeRunTask: (task) => {
    const reason = hangs(task)
    if (reason === undefined) return
    task.mode = 'skip'
    cases += 1
    say(`skipped ${nameOf(task)}: ${reason}`)
  },
  onAfterRunTask: (task) => tell(task),
}

let cases = 0

const hangs = (task: Task) => HANGS_UNDER_WINE.find(([of]) => of.test(nameOf(task)))?.[1]

function tell(task: Task): void {
  cases += 1
  const name = nameOf(task)
  const known = OF_WINE.find(([of]) => of.test(name))
  const state = task.result?.state ?? task.mode
  if (known !== undefined && state === 'fail') say(`skipped ${name}: ${known[1]}`)
  else if (known !== undefined && state === 'pass')
    say(`FAILED ${name}\n    It is listed as failing under Wine, and passes.`)
  else if (state === 'pass') say(`passed ${name}`)
  else if (state === 'skip') say(`skipped ${name}: not on Windows`)
  else
    say(
      `FAILED ${name}\n${(task.result?.errors ?? [])
        .map((each) => `${each.message}\n${each.diff ?? ''}\n${each.stack ?? ''}`)
        .join('\n')
        .replace(/^/gm, '    ')}`,
    )
}

function nameOf(task: Task): string {
  const names: string[] = []
  for (let each: Task | undefined = task; each !== undefined; each = each.suite ?? (each as { file?: File }).file) {
    if (names[0] === each.name) break
    names.unshift(each.name)
    if (each.type === 'suite' && 'filepath' in each) break
  }
  return names.join(' › ').replaceAll('\n', ' ')
}

// Some tests wait for what keeps no program alive by itself.
const alive = setInterval(() => {}, 1_000)
const files = await startTests(Object.keys(bundles), runner)
for (const file of files) {
  if (file.result?.state === 'fail' && file.tasks.length === 0) {
    cases += 1
    say(`FAILED ${file.name}\n    ${file.result.errors?.map((each) => each.stack).join('\n')}`)
  }
}
say(`cases ${cases} unit tests`)
clearInterval(alive)
// What a test left open must not keep the results.
process.exit()
