/** Periods of tray, windows and log-off in ms. */

/** Pauses between tries to put an icon into the tray: at login Explorer may be two minutes late. */
export const TRAY_RETRIES: readonly number[] = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000]
/** How long a session bus on Linux may take to say whether anybody shows tray icons. */
export const TRAY_HOST_WITHIN = 2_000
/** Explorer announces a new taskbar and puts the icons back right after: so much later it has. */
export const TASKBAR_SETTLES = 2_000
/** One frame of the icon that moves while a hang-up begins. */
export const ICON_FRAME = 300

/** A hidden view is kept for so long, to be there at once when asked for again; then its memory is given back. */
export const VIEW_KEPT_WARM = 2 * 60_000
/** A view that crashes this often within a minute is given up. */
export const MOST_CRASHES = 3
export const CRASHES_WITHIN = 60_000
/** A window being dragged reports each pixel: its place is kept once it has been still for so long. */
export const WINDOW_STILL = 500

/** A click on the icon takes the focus first: a popover that closed this shortly before was open when it was clicked. */
export const SAME_CLICK = 300
/** Systems that know no double click send two clicks as close as this. */
export const DOUBLE_CLICK = 300

/** Windows asks twice at log-off and waits five seconds each time; we answer within four. */
export const LOG_OFF_ANSWER = 4_000

/** So long the first picture waits for language, theme and the window's place. */
export const SETTINGS_FIRST_WITHIN = 250
/** A disk that takes longer with the settings is told to the user. */
export const SETTINGS_LATE_AFTER = 2_000
/** Icon and notifications are taken away by messages to other programs, which need a moment to leave. */
export const VANISH_SETTLES = 100
/** A place chosen for an export that takes longer, a share that went with the connection, is told to the user. */
export const SAVE_WITHIN = 15_000

/** ms: an OnHook for commands alone stays so long after the last one; scripts often have another. */
export const STAYS_FOR_COMMANDS = 3_000
/** ms: so long it waits for the first. */
export const FIRST_COMMAND_WITHIN = 30_000
