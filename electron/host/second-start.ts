/** What the user who starts the program wants. */
export interface StartWish {
  /** The instance that runs is to quit. */
  readonly quit: boolean
  /** In the tray only. */
  readonly hidden: boolean
}

/** What the running instance does about a second start. `quit` goes through the quit gate like any other wish to quit. */
export function decideSecondStart({ quit, hidden }: StartWish): 'quit' | 'come-forward' | 'stay' {
  if (quit) return 'quit'
  // The login item starts in the tray: no reason to bring a running instance forward.
  return hidden ? 'stay' : 'come-forward'
}
