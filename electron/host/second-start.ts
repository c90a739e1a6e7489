/** What the user who starts the program wants. */
export interface StartWish {
  /** The instance that runs is to quit. */
  readonly quit: boolean
  /** In the tray only. */
  readonly hidden: boolean
  /** Only to answer commands, where none does. */
  readonly forCommands?: boolean
  /** When its process began, ms since 1970; 0 = not known. */
  readonly at: number
}

/**
 * What the running instance does about a second start; `lastForward`: when the newest start that wants it to run began.
 * `quit` goes through the quit gate like any other wish to quit.
 */
export function decideSecondStart(
  { quit, hidden, at }: StartWish,
  lastForward = Number.NEGATIVE_INFINITY,
): 'quit' | 'come-forward' | 'stay' {
  // A slow process may ask to quit after the user has started OnHook again.
  if (quit) return at < lastForward ? 'stay' : 'quit'
  // The login item starts in the tray: no reason to bring a running instance forward.
  return hidden ? 'stay' : 'come-forward'
}
