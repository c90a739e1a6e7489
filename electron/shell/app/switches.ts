import { resolve } from 'node:path'

export const DATA_SWITCH = 'user-data-dir'

/** What the login item passes: start in the tray alone. */
export const HIDDEN_SWITCH = '--hidden'

/** For whoever replaces or removes the program: the one that runs is to quit, through its own gate. */
export const QUIT_SWITCH = '--quit'

/** Records from the start what Windows answers, into a new file. */
const RECORD_SWITCH = '--record='

/** The file that is to be recorded into, null without the switch. */
export function recordingFile(argv: readonly string[]): string | null {
  const file = argv.find((arg) => arg.startsWith(RECORD_SWITCH))?.slice(RECORD_SWITCH.length) ?? ''
  return file === '' ? null : resolve(file)
}

/** This process is a command line: what is asked stands after a bare `--`, where Chromium looks for no switches. */
const COMMAND_SWITCH = '--command'

/** An OnHook for commands alone: without icon and window, and it ends when nobody asks any more. */
export const FOR_COMMANDS_SWITCH = '--for-commands'

export const startsForCommands = (argv: readonly string[]): boolean => argv.includes(FOR_COMMANDS_SWITCH)

/** What follows the program when it is started as a command line; null where it is not. */
export function commandIn(
  argv: readonly string[],
): { readonly before: readonly string[]; readonly args: readonly string[] } | null {
  const end = argv.indexOf('--')
  const before = argv.slice(1, end < 0 ? undefined : end)
  if (!before.includes(COMMAND_SWITCH)) return null
  return { before: before.filter((one) => one !== COMMAND_SWITCH), args: end < 0 ? [] : argv.slice(end + 1) }
}

export function startsHidden(argv: readonly string[]): boolean {
  return argv.includes(HIDDEN_SWITCH) || startsForCommands(argv)
}
