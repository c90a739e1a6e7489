import { z } from 'zod'

/** What the command line can ask of OnHook, and what it is answered. The answers are what `--json` prints. */

/** The version of every line that passes, and of what `--json` prints. Grows when an older program would misread it. */
export const COMMAND_VERSION = 1

/** Longer than any name that Windows gives: more is a mistake, and is told as a name that nobody knows. */
export const LONGEST_NAME = 32_768
const LONGEST_ID = 64
const MOST_LINKS = 65_535
/** ms; a day */
export const LONGEST_TIMEOUT = 86_400_000

/** What `hang-up` waits for. */
export const WAITS = ['gone', 'safe', 'none'] as const
export type Wait = (typeof WAITS)[number]

/** What `wait` waits for. */
export const UNTILS = ['connected', 'gone', 'safe'] as const
export type Until = (typeof UNTILS)[number]

const named = z.strictObject({ by: z.literal('name'), name: z.string().min(1).max(LONGEST_NAME) })
const identified = z.strictObject({ by: z.literal('id'), id: z.string().min(1).max(LONGEST_ID) })
const one = z.union([named, identified])
/** `by: name`: as Windows shows it. `by: id`: as `list` gives it. */
export type OneTarget = z.infer<typeof one>

const timeout = z.number().min(0).max(LONGEST_TIMEOUT)
const moment = z.number().nullable()

export const COMMAND = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('list') }),
  z.strictObject({
    verb: z.literal('hang-up'),
    target: z.union([named, identified, z.strictObject({ by: z.literal('all') })]),
    link: z.number().int().min(1).max(MOST_LINKS).nullable(),
    wait: z.enum(WAITS),
    timeout,
    includeOthers: z.boolean(),
  }),
  z.strictObject({ verb: z.literal('wait'), target: one, until: z.enum(UNTILS), timeout }),
  z.strictObject({ verb: z.literal('watch') }),
  z.strictObject({ verb: z.literal('history'), since: moment, until: moment }),
])
/** `timeout` in ms; `since` and `until` in ms since 1970, null = no bound. */
export type Command = z.infer<typeof COMMAND>
export type Verb = Command['verb']
export type CommandOf<V extends Verb> = Extract<Command, { readonly verb: V }>
