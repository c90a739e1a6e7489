import type { CommandLine } from 'electron'

/**
 * Switches that a package keeps: its own, and those of Chromium's that are about a screen, a language or a sandbox that
 * the system cannot give. Every other one might open a port, load code or weaken a wall.
 */
const KEPT: ReadonlySet<string> = new Set([
  'user-data-dir',
  'hidden',
  'quit',
  'record',
  'command',
  'for-commands',
  'lang',
  'disable-gpu',
  'in-process-gpu',
  'force-device-scale-factor',
  'force-high-contrast',
  'ozone-platform',
  'ozone-platform-hint',
  // How Windows starts a program for its notification.
  'embedding',
  'toastactivated',
  'no-sandbox',
])

/** What has acted before the first line of ours runs, so that taking it away comes too late. */
const ACTED_ALREADY: ReadonlySet<string> = new Set([
  'js-flags',
  'single-process',
  'no-zygote',
  'zygote-cmd-prefix',
  'disable-setuid-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
])

export interface GuardedSwitches {
  /** What was done, a line each. */
  readonly lines: readonly string[]
  /** Why OnHook must not start with these switches, as a sentence; null where it may. */
  readonly refusal: string | null
}

/**
 * Takes every switch from a package's command line that it does not know. Runs before anything else: Chromium reads most
 * of them once it is ready.
 */
export function guardSwitches(
  commandLine: Pick<CommandLine, 'removeSwitch'>,
  argv: readonly string[],
  platform: string,
): GuardedSwitches {
  const names = [...new Set(switchNames(argv, platform))]
  const tooLate = names.find((name) => ACTED_ALREADY.has(name))
  const taken = names.filter((name) => !KEPT.has(name) && !ACTED_ALREADY.has(name))
  for (const name of taken) commandLine.removeSwitch(name)
  const lines = taken.map((name) => `switch taken away: --${name.slice(0, 60).replace(/[^\w-]/g, '?')}`)
  // Some systems cannot give a sandbox, so that this one stays.
  if (names.includes('no-sandbox')) lines.push('started without Chromium’s sandbox: --no-sandbox')
  const refusal =
    tooLate === undefined ? null : `OnHook does not start with --${tooLate}. Start it without this switch.`
  return { lines, refusal }
}

/** As Chromium reads them: after one dash or two, on Windows after a slash too and in any case; until a bare `--`. */
function switchNames(argv: readonly string[], platform: string): readonly string[] {
  const windows = platform === 'win32'
  const end = argv.indexOf('--')
  return argv.slice(1, end < 0 ? undefined : end).flatMap((arg) => {
    const name = (windows ? /^(?:--?|\/)([^=]+)/ : /^--?([^=]+)/).exec(arg.trim())?.[1]
    return name === undefined ? [] : [windows ? name.toLowerCase() : name]
  })
}
