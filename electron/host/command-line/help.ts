const EXIT_CODES = `Exit codes
  0   done and proven; or a known entry was not connected
  2   no such connection or entry, or more than one
  3   refused by Windows
  4   stuck, or out of time; the hang-up goes on
  5   presumed gone, not proven
  6   not known to be yours; --include-others confirms it
  7   RAS cannot be reached
  64  the command line is not understood
  1   a fault of OnHook
  130 Ctrl C; a hang-up goes on
`

const TARGET = `  NAME              as "onhook list" shows it; in quotes where it holds spaces;
                    after a bare -- where it begins with a dash
  --id ID           as "onhook list" shows it
`

const TIMEOUT = '  --timeout TIME    500ms, 60s, 5min, 1h (60s)\n'
const JSON_OPTION = '  --json            one line of JSON, in ASCII\n'

/** What --help says, of all and of each verb. */
export const HELP = {
  all: `OnHook on the command line

  onhook list [--json]
  onhook hang-up NAME | --id ID | --all [--link N] [--wait gone|safe|none]
                 [--timeout TIME] [--include-others] [--json]
  onhook wait NAME | --id ID --until connected|gone|safe [--timeout TIME] [--json]
  onhook watch [--json]
  onhook history [--since T] [--until T] [--json | --csv]
  onhook VERB --help

It asks the OnHook that runs. Where none runs, one is started without a window, and ends afterwards.

${EXIT_CODES}`,
  list: `onhook list [--json]

What is connected: id, kind, state, owner, name and links.

${JSON_OPTION}
${EXIT_CODES}`,
  'hang-up': `onhook hang-up NAME | --id ID | --all [--link N] [--wait gone|safe|none]
               [--timeout TIME] [--include-others] [--json]

Hangs up a connection, or one link of it, and waits until it is gone.

${TARGET}  --all             every connection; ends with the worst of their exit codes
  --link N          one link of it, counted from 1
  --wait gone       until it is proven gone (the default)
  --wait safe       and until it can be dialled again
  --wait none       not at all
${TIMEOUT}  --include-others  also what is not known to be yours
${JSON_OPTION}
${EXIT_CODES}`,
  wait: `onhook wait NAME | --id ID --until connected|gone|safe [--timeout TIME] [--json]

Waits, and hangs up nothing.

${TARGET}  --until connected it is connected
  --until gone      it is not connected any more
  --until safe      and it can be dialled again
${TIMEOUT}${JSON_OPTION}
${EXIT_CODES}`,
  watch: `onhook watch [--json]

A line an event, until Ctrl C: connected, changed, hanging-up, slow, stuck, ended.

${JSON_OPTION}
${EXIT_CODES}`,
  history: `onhook history [--since T] [--until T] [--json | --csv]

The records of past hang-ups, oldest first.

  --since T         from then on: 2026-11-27, 2026-11-27T18:40, today, yesterday, 36h, 7d
  --until T         before then
${JSON_OPTION}  --csv             a table, RFC 4180

${EXIT_CODES}`,
} as const

export const isHelpTopic = (word: string): word is keyof typeof HELP => Object.hasOwn(HELP, word)
