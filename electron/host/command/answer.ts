import { z } from 'zod'
import type { Receipt } from '../../contract/receipt.ts'
import { DEVICE_KINDS, OWNERS, SOURCE_KINDS } from '../../contract/snapshot.ts'
import { EVIDENCE } from '../../contract/teardown-view.ts'
import { COMMAND_VERSION } from './command.ts'

/** What OnHook answers to a command, and `--json` prints. Schemas are made from these checks: docs/formats. */

const link = z.number().int().min(1).nullable().describe('One-based index of a link; null: the whole connection')
const device = z.enum(DEVICE_KINDS)
const failure = z.union([
  z.object({ kind: z.literal('busy') }),
  z.object({ kind: z.literal('code'), code: z.number(), name: z.string().nullable() }),
  z.object({ kind: z.enum(['unavailable', 'malformed']), reason: z.string() }),
])

/** As in a snapshot, without what only a row says. */
export const LISTED_STATES = [
  'connected',
  'connecting',
  'not-connected',
  'dormant',
  'reconnecting',
  'connect-failed',
  'unknown',
  'unknown-substate',
  'unread',
  'unreadable',
] as const

const connection = z.object({
  id: z.string().describe('Holds as long as the connection does, in every process'),
  name: z.string().describe('As Windows gave it; of a dialled number without the leading dot'),
  kind: device,
  device: z.string().describe('What Windows calls the device'),
  phonebook: z.string(),
  state: z.enum(LISTED_STATES),
  owner: z.enum(OWNERS).describe('me: known to be the user’s'),
  connectedMs: z.number().nullable().describe('ms; null: Windows does not tell'),
  hangingUp: z.enum(['no', 'on-time', 'slow', 'stuck']),
  links: z.array(
    z.object({
      index: z.number(),
      kind: device,
      state: z.enum(LISTED_STATES),
      hangingUp: z.enum(['no', 'on-time', 'slow', 'stuck']),
    }),
  ),
})
export type ListedConnection = z.infer<typeof connection>

/** How one target ended up. `running`: time was up first. `left`: it was hung up before, and nobody watches it any more. */
export const OUTCOMES = [
  'gone',
  'already-gone',
  'presumed',
  'failed',
  'running',
  'left',
  'ended',
  'not-connected',
  'connected',
  'not-confirmed',
  'asked',
] as const

const result = z.object({
  id: z.string().nullable().describe('Null: there is no connection of this name'),
  name: z.string(),
  link,
  outcome: z.enum(OUTCOMES),
  code: z.number().describe('The exit code for this target alone'),
  stuck: z.boolean(),
  safe: z.boolean().describe('It can be dialled again'),
  elapsedMs: z.number().nullable().describe('ms from the request to the end, or so far'),
  evidence: z.array(z.enum(EVIDENCE)).readonly(),
  failure: failure.nullable(),
  receipt: z.string().nullable().describe('The id of its record in the history'),
})
export type Result = z.infer<typeof result>

export const PROBLEMS = ['no-such', 'ambiguous', 'unreachable', 'no-link'] as const
const problem = z.object({
  kind: z.enum(PROBLEMS),
  reason: z.string().describe('A sentence in English; may be empty'),
  candidates: z.array(connection),
})
export type Problem = z.infer<typeof problem>

/** `already-`: it was so when the watch began. `watching`: those were all. */
export const WATCHED = [
  'already-connected',
  'watching',
  'connected',
  'changed',
  'hanging-up',
  'slow',
  'stuck',
  'ended',
  'reachable',
  'unreachable',
] as const

const common = {
  v: z.literal(COMMAND_VERSION),
  onhook: z.string().describe('The version of OnHook'),
  source: z.enum(SOURCE_KINDS),
  simulated: z.boolean().describe('True: nothing of it is real'),
}
const ended = { ...common, code: z.number().describe('The exit code'), problem: problem.nullable() }
const warnings = z.array(z.string()).describe('What could not be kept on disk')

export const ANSWERS = {
  list: z.object({ ...ended, verb: z.literal('list'), connections: z.array(connection) }),
  'hang-up': z.object({ ...ended, verb: z.literal('hang-up'), results: z.array(result), warnings }),
  wait: z.object({ ...ended, verb: z.literal('wait'), results: z.array(result), warnings }),
  history: z.object({ ...ended, verb: z.literal('history'), receipts: z.array(z.custom<Receipt>(isObject)) }),
  watch: z.object({ ...ended, verb: z.literal('watch') }),
} as const

/** One line while a command runs: all of `watch`, and of the other verbs what is worth a word before the end. */
export const EVENT = z.object({
  ...common,
  verb: z.literal('event'),
  at: z.string().describe('ISO 8601, UTC'),
  event: z.enum(WATCHED),
  connection: connection.nullable(),
  result: result.nullable(),
  reason: z.string().describe('Why RAS is unreachable; else empty'),
})
export type Event = z.infer<typeof EVENT>

export const ANSWER = z.discriminatedUnion('verb', [
  ANSWERS.list,
  ANSWERS['hang-up'],
  ANSWERS.wait,
  ANSWERS.history,
  ANSWERS.watch,
])
export type Answer = z.infer<typeof ANSWER>

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
