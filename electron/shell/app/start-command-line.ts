import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { app } from 'electron'
import { terminateNow } from '../../../native/process/end-process.ts'
import { createWords } from '../../contract/words/create-words.ts'
import { EXIT } from '../../host/command/exit-code.ts'
import { askOnHook } from '../../host/command-line/ask-onhook.ts'
import { runCommandLine, type StartedOnHook } from '../../host/command-line/run-command-line.ts'
import { commandChannelIn } from '../../host/folder-lock.ts'
import { guardSwitches } from '../security/guard-switches.ts'
import { LinePrinter } from './line-printer.ts'
import { chooseUserData, SECOND_START } from './single-instance.ts'
import { stackOf } from './stages.ts'
import { FOR_COMMANDS_SWITCH } from './switches.ts'

/** What a command line is stopped with: at the keyboard, or by whoever started it. */
const STOPPED_BY = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const

/**
 * Runs this process as a command line: it asks the OnHook that has the folder, and starts one where none does. It opens no
 * window, and takes neither the lock nor Chromium's files.
 */
export async function startCommandLine(given: {
  readonly before: readonly string[]
  readonly args: readonly string[]
}): Promise<void> {
  const printer = new LinePrinter(process.stdout, process.stderr)
  const stopped = new AbortController()
  for (const signal of STOPPED_BY) process.on(signal, () => stopped.abort())
  // Once Chromium is up it hears signals itself, and would quit with 0.
  app.on('before-quit', (event) => {
    event.preventDefault()
    stopped.abort()
  })
  app.on('window-all-closed', () => {})
  // Nobody reads on: as with any program at the head of a pipe.
  printer.closed(() => stopped.abort())
  let code: number = EXIT.fault
  try {
    code = await run(given, printer, stopped.signal)
  } catch (error: unknown) {
    printer.err(stackOf(error))
  }
  const trouble = await printer.written()
  if (trouble !== null && code === EXIT.done) code = EXIT.fault
  endHelpers()
  // Not through Electron: to leave while it is just starting is not always survived.
  terminateNow(code)
}

/**
 * Ends Chromium's other processes, which share our output: whoever reads it waits for its end. They would notice ours by a
 * socket, but on Linux an OnHook that was started from here has inherited that, and keeps it open as long as it runs.
 */
function endHelpers(): void {
  for (const { pid } of app.getAppMetrics()) {
    if (pid === process.pid) continue
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended meanwhile.
    }
  }
}

async function run(
  { before, args }: { readonly before: readonly string[]; readonly args: readonly string[] },
  printer: LinePrinter,
  signal: AbortSignal,
): Promise<number> {
  const { refusal } = app.isPackaged
    ? guardSwitches(app.commandLine, process.argv, process.platform)
    : { refusal: null }
  if (refusal !== null) {
    printer.err(refusal)
    return EXIT.usage
  }
  app.disableHardwareAcceleration()
  const { folder, trouble } = chooseUserData()
  app.setPath('userData', join(folder, SECOND_START))
  if (trouble !== null) printer.err(`The data folder cannot be written to (${trouble}).`)
  return runCommandLine({
    args,
    epoch: Date.now(),
    version: app.getVersion(),
    words: createWords('en-GB'),
    out: (line) => printer.out(line),
    err: (line) => printer.err(line),
    signal,
    channel: () => commandChannelIn(folder),
    ask: (channel, command, tell) => askOnHook(channel, command, tell, signal),
    start: () => startForCommands(before),
    now: () => performance.now(),
    pause: (ms) => new Promise((done) => setTimeout(done, ms)),
  })
}

/** With the switches of this one, so that it works on the same folder. */
function startForCommands(before: readonly string[]): StartedOnHook {
  const child = spawn(process.execPath, [...before, FOR_COMMANDS_SWITCH], {
    // What is typed at the keyboard is not meant for it.
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  })
  let ended = false
  const end = (): void => {
    ended = true
  }
  child.on('exit', end)
  child.on('error', end)
  child.unref()
  return { ended: () => ended }
}
