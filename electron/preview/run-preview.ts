import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRas } from '../../native/create-ras.ts'
import { terminateNow } from '../../native/process/end-process.ts'
import { threadsAlive } from '../../native/process/own-threads.ts'
import { createReplayRas } from '../../native/recording/replay-ras.ts'
import { namedScenario, SCENARIO_NAMES } from '../../native/simulator/named-scenarios.ts'
import { createSystemClock } from '../../native/system-clock.ts'
import type { EngineLog } from '../engine/engine.ts'
import { claimFolder } from '../host/folder-lock.ts'
import { profileFolders } from '../host/profile-folders.ts'
import { makeWishedRas } from '../host/ras-from-env.ts'
import { MOST_PLAYED, readRecording } from '../host/recording/read-recording.ts'
import { createStorage } from '../storage/create-storage.ts'
import { createRecordingFiles, linesOf } from '../storage/recording-file.ts'
import { type PreviewArguments, readArguments, userFolder } from './command-line.ts'
import { openBrowser } from './open-browser.ts'
import { type Preview, startPreview } from './start-preview.ts'

/** Beside the bundle that this file becomes. */
const VIEWS = fileURLToPath(new URL('../renderer', import.meta.url))

const log: EngineLog = {
  info: () => {},
  warn: (line) => console.error(`${new Date().toISOString().slice(11, 19)} ${line}`),
}

const KINDS = {
  simulated: 'The connections are simulated.',
  real: 'These connections are REAL.',
  none: 'There is nothing to show; the page says why.',
} as const

async function main(): Promise<void> {
  const read = readArguments(process.argv.slice(2))
  if (!read.ok) {
    console.error(read.sentence)
    process.exit(2)
  }
  const started = await start(read.value).catch((error: unknown) => {
    console.error(`The preview cannot start. ${reasonOf(error)}`)
    return null
  })
  if (started === null) process.exit(1)
  const { preview, kind, cleanUp } = started

  const printInvitation = (): void => console.log(`OnHook preview: ${preview.invite()}`)
  if (read.value.openBrowser) openBrowser(preview.expectBrowser(), printInvitation)
  else printInvitation()
  console.log(`Window ${preview.origin}/window.html, popover ${preview.origin}/popover.html. ${KINDS[kind]}`)
  console.log('Enter prints an address that lets another browser in, once. Ctrl-C ends it.')
  onEnter(printInvitation)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => askedToEnd(preview))

  const how = await preview.ended
  if (how === 'left') console.log('Left before the end of a hang-up was proved.')
  const returned = await preview.close()
  cleanUp()
  if (!returned || threadsAlive() > 0) terminateNow(0)
  process.exit(0)
}

async function start(given: PreviewArguments) {
  const clock = createSystemClock()
  // No default but the simulator, on Windows too: what a web page shows must be asked for by name to be real.
  const wished = makeWishedRas(
    { ras: process.env['ONHOOK_RAS'], scenario: process.env['ONHOOK_SCENARIO'] },
    { fallback: 'simulator', packaged: false, scenarioNames: SCENARIO_NAMES },
    {
      create: (source) => createRas(source, clock),
      namedScenario,
      readFile: (path) => readFileSync(path, 'utf8'),
      replay: (path) =>
        createReplayRas({
          clock,
          load: () => readRecording(linesOf(path, MOST_PLAYED)),
          remark: (sentence) => log.warn(sentence),
        }),
    },
  )
  for (const warning of wished.warnings) log.warn(warning)
  const simulated = wished.ras.source === 'simulator'
  const { folder, cleanUp } = dataFolder(given.dataFolder, simulated)
  const claim = claimFolder(folder)
  if (claim.kind === 'held') {
    throw new Error(`OnHook has ${folder} open already (process ${await claim.by.pid()}); name another folder.`)
  }
  const starting = startPreview({
    ras: wished.ras,
    scenario: wished.scenario,
    clock,
    log,
    storage: createStorage(folder),
    profile: profileFolders(process.platform, process.env),
    viewsFolder: VIEWS,
    port: given.port,
    recordings: createRecordingFiles(folder),
    recordInto: given.recordInto,
  })
  const preview = await starting.catch((error: unknown) => {
    cleanUp()
    throw error
  })
  if (claim.kind === 'ours') {
    claim.folder.answerStarts(({ quit }) => {
      if (quit) askedToEnd(preview)
      return 'taken'
    })
  }
  const health = preview.engine.snapshot().health.kind
  const silent = health === 'unavailable' || health === 'not-answering'
  const kind: keyof typeof KINDS = silent ? 'none' : simulated ? 'simulated' : 'real'
  return { preview, kind, cleanUp }
}

/** What was only simulated leaves nothing behind; the record of a real hang-up outlives the process. */
function dataFolder(
  given: string | null,
  simulated: boolean,
): { readonly folder: string; readonly cleanUp: () => void } {
  if (given === null && simulated) {
    const folder = mkdtempSync(join(tmpdir(), 'onhook-preview-'))
    return { folder, cleanUp: () => rmSync(folder, { recursive: true, force: true }) }
  }
  const folder = given ?? userFolder(process.platform, process.env)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return { folder, cleanUp: () => {} }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'There is no reason given.'
  if (!('code' in error)) return error.message
  if (error.code === 'EADDRINUSE') return 'Another program listens on this port; name another one, or none.'
  if (error.code === 'EACCES') return `This user may not do that: ${error.message}`
  return error.message
}

/** Without a terminal, or where it cannot be read, nothing comes. */
function onEnter(pressed: () => void): void {
  process.stdin.on('data', (chunk) => {
    if (chunk.includes('\n')) pressed()
  })
  process.stdin.on('error', () => {})
}

function askedToEnd({ quit }: Preview): void {
  if (quit.waitsFor() > 0) {
    quit.leave()
    return
  }
  quit.request()
  const running = quit.waitsFor()
  if (running === 0) return
  const what = running === 1 ? 'one hang-up is' : `${running} hang-ups are`
  console.log(`Finishing: ${what} not over yet. Ctrl-C again leaves now.`)
}

await main()
