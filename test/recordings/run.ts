import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseScenario } from '../../native/simulator/scenario/parse-scenario.ts'
import { playRecording, recordingIn } from './play-held.ts'
import { scenarioOf } from './to-scenario.ts'

export interface ScenarioWish {
  /** The recording. */
  readonly file: string
  /** Name of the test that is to be written; null = none. */
  readonly test: string | null
  /** The repository. */
  readonly root: string
  readonly print: (line: string) => void
}

/** Makes a scenario of a recording, and a test that plays it; gives the exit code. */
export async function run({ file, test, root, print }: ScenarioWish): Promise<number> {
  const recording = await recordingIn(file)
  for (const remark of recording.remarks) print(remark)
  const scenario = scenarioOf(recording, `Recorded in ${path.basename(file)}`)
  const parsed = parseScenario(scenario)
  if (!parsed.ok) for (const { line, sentence } of parsed.problems) print(`Line ${line} of the scenario: ${sentence}`)

  const scenarioFile = `${file.replace(/\.jsonl$/, '')}.scenario`
  writeFileSync(scenarioFile, scenario)
  print(`Scenario: ${scenarioFile}`)
  print(`  ONHOOK_SCENARIO=${scenarioFile} npm start`)
  print(`Replay, to the letter:`)
  print(`  ONHOOK_RAS=replay:${file} npm start`)

  const { hangUps } = await playRecording(recording)
  if (hangUps.length === 0) print('Nothing is hung up in it.')
  for (const { name, link, end } of hangUps) {
    print(`With this OnHook the hang-up of ${name}${link === null ? '' : `, link ${link},`} ends as: ${end}`)
  }
  if (test === null) {
    print('For a test that plays it: npm run scenario -- <recording> --test <name>')
    return 0
  }
  return writeTest({ file, test, root, print }, hangUps)
}

function writeTest(
  { file, test, root, print }: ScenarioWish & { readonly test: string },
  hangUps: readonly { readonly name: string; readonly link: number | null }[],
): number {
  const held = path.join(root, 'test/recordings/held', `${test}.jsonl`)
  const testFile = path.join(root, 'test/unit/recordings/held', `${test}.test.ts`)
  if (existsSync(testFile)) {
    print(`${testFile} is there already: choose another name.`)
    return 1
  }
  mkdirSync(path.dirname(held), { recursive: true })
  mkdirSync(path.dirname(testFile), { recursive: true })
  if (path.resolve(file) !== held) copyFileSync(file, held)
  writeFileSync(testFile, testOf(test, hangUps))
  print(`Recording: ${held}`)
  print(`Test: ${testFile}`)
  print(
    '  It expects each hang-up to be proven: write down what ought to come instead, and in the title what it is about.',
  )
  print(`  npm test -- unit ${path.relative(root, testFile)}`)
  return 0
}

const testOf = (name: string, hangUps: readonly { readonly name: string; readonly link: number | null }[]): string =>
  `import { expect, test } from 'vitest'
import { playHeld } from '../../../recordings/play-held.ts'

test('${name}: each hang-up is proven', async () => {
  const { hangUps } = await playHeld('${name}')
  expect(hangUps).toEqual([
${hangUps.map(({ name, link }) => `    { name: '${name}', link: ${link}, end: 'gone' },\n`).join('')}  ])
})
`
