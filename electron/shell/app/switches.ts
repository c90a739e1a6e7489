export const DATA_SWITCH = 'user-data-dir'

/** What the login item passes: start in the tray alone. */
export const HIDDEN_SWITCH = '--hidden'

/** For whoever replaces or removes the program: the one that runs is to quit, through its own gate. */
export const QUIT_SWITCH = '--quit'

export function startsHidden(argv: readonly string[]): boolean {
  return argv.includes(HIDDEN_SWITCH)
}
