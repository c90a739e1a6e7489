export const LANGUAGE_CHOICES = ['system', 'en', 'de'] as const
export const THEMES = ['system', 'light', 'dark'] as const

/** What the user chose. Kept in one small file; a view changes single values. */
export interface Settings {
  readonly language: (typeof LANGUAGE_CHOICES)[number]
  readonly theme: (typeof THEMES)[number]
  /** Tell of a connection that ended, and not by us. */
  readonly notifyDropped: boolean
  /** Tell of a hang-up that is stuck. */
  readonly notifyStuck: boolean
  /** Tell of every hang-up that ended. */
  readonly notifyGone: boolean
  /** Ask before all connections are hung up. */
  readonly confirmHangUpAll: boolean
  /** Closing the window leaves OnHook in the tray; otherwise it quits. */
  readonly closeHides: boolean
}

export const FIRST_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  notifyDropped: true,
  notifyStuck: true,
  notifyGone: false,
  confirmHangUpAll: true,
  closeHides: true,
}

/** Why a start at login is not offered here. */
export const LOGIN_GAPS = ['portable', 'development', 'preview', 'system'] as const
export type LoginGap = (typeof LOGIN_GAPS)[number]

export type Login =
  | { readonly kind: 'on' | 'off' }
  /** Written, but the user switched it off in Windows' own list: only there it can be switched on again. */
  | { readonly kind: 'switched-off' }
  | { readonly kind: 'not-offered'; readonly why: LoginGap }

/**
 * Told once, until the user has put it away. `first-run`: what OnHook does, and how to pull its icon out of the overflow.
 * `closed`: where the window went when it was closed.
 */
export const HINTS = ['first-run', 'closed'] as const
export type Hint = (typeof HINTS)[number]

/**
 * Why a recording of what Windows answers ended: the user said so, its hour or its size was over, OnHook quit, or the disk
 * refused it.
 */
export const RECORDING_ENDS = ['asked', 'hour', 'size', 'quit', 'disk'] as const
export type RecordingEnd = (typeof RECORDING_ENDS)[number]

export interface Recording {
  readonly on: boolean
  /** There is one that can be saved. */
  readonly kept: boolean
  /** How the last one of this run ended. */
  readonly ended: RecordingEnd | null
}

export const NO_RECORDING: Recording = { on: false, kept: false, ended: null }

/** What the program around the engine tells its views; part of the snapshot, so that all views agree. */
export interface Desktop {
  readonly settings: Settings
  readonly login: Login
  readonly hints: readonly Hint[]
  /** False: nothing here shows notifications. */
  readonly notifications: boolean
  /** Whether this user may change services of Windows; missing where that is not known. */
  readonly administers?: boolean
  /** Missing where nothing can be recorded. */
  readonly recording?: Recording
}

/** Whether Windows' own settings can be opened from here: not on another system, and not from a browser. */
export function opensSystemSettings({ login }: Pick<Desktop, 'login'>): boolean {
  return login.kind !== 'not-offered' || (login.why !== 'system' && login.why !== 'preview')
}

export const NO_DESKTOP: Desktop = {
  settings: FIRST_SETTINGS,
  login: { kind: 'not-offered', why: 'system' },
  hints: [],
  notifications: false,
}
