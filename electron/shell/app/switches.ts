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

export function startsHidden(argv: readonly string[]): boolean {
  return argv.includes(HIDDEN_SWITCH)
}
