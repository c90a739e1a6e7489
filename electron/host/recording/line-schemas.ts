import { z } from 'zod'
import type { RasCall } from '../../../native/observe-ras.ts'
import { RAS_CALL_CLASSES, type RasEvent } from '../../../native/port.ts'
import { recordedHandle } from '../../../native/recording/recording.ts'
import { RECORDING_ENDS } from '../../contract/settings.ts'

/**
 * The one check of every line of a recording, and the source of its JSON Schema in docs/formats. Keys that are not named here
 * are let through. What is read of a line is a call of the port again, with handles as numbers.
 */

/** Grows when an older OnHook would misread the lines. */
export const RECORDING_VERSION = 1

const handle = z
  .string()
  .regex(/^h[1-9]\d{0,8}$/)
  .describe('A handle, by the order in which it was first seen: one value is one name')
  .transform((name) => recordedHandle(Number(name.slice(1))))
const code = z.number().int().min(0).max(0xffff_ffff)
const count = z.number().int().min(0)
const time = z.number().describe('ms since the start of the recording; below 0: asked before it')
const duration = z.number().min(0).describe('ms until it was answered')
const text = z.string()

const refusal = [
  z.object({ kind: z.literal('code'), code }),
  z.object({ kind: z.enum(['unavailable', 'malformed']), reason: text }),
  z.object({ kind: z.literal('busy'), calls: z.enum(RAS_CALL_CLASSES), threads: count }),
] as const

const answerOf = <T extends z.ZodType>(value: T) =>
  z
    .discriminatedUnion('kind', [z.object({ kind: z.literal('value'), value }), ...refusal])
    .nullable()
    .default(null)

const done = answerOf(z.null())
const unsubscribe = answerOf(z.null().transform(() => (): void => {}))

const connection = z.object({
  handle,
  entryName: text.describe('"entry 1", "entry 2", …; with a dot before it for a dialled number'),
  deviceType: text,
  deviceName: text,
  phonebook: text,
  subEntry: count,
  entryId: text,
  correlationId: text,
  luid: z
    .string()
    .regex(/^\d{1,20}$/)
    .describe('Logon session; those below 1000 are Windows’ own, others are numbered from 100001 on')
    .transform(BigInt),
  owner: z.enum(['me', 'other', 'unknown']),
  flags: z.number().default(0),
  allUsers: z.boolean(),
})
const endpoint = z.object({ type: z.enum(['unknown', 'ipv4', 'ipv6']), address: text })
const status = z.object({
  state: count,
  subState: count,
  error: count,
  deviceType: text,
  deviceName: text,
  phoneNumber: text,
  local: endpoint,
  remote: endpoint,
})
const statistics = z.object({
  bytesSent: count,
  bytesReceived: count,
  framesSent: count,
  framesReceived: count,
  crcErrors: count,
  timeoutErrors: count,
  alignmentErrors: count,
  overrunErrors: count,
  framingErrors: count,
  bufferOverrunErrors: count,
  compressionIn: count,
  compressionOut: count,
  bitsPerSecond: count,
  connectedMs: count,
})
const entryProperties = z.object({
  subEntries: count,
  dialMode: count,
  idleDisconnectSeconds: count,
  deviceType: text,
  deviceName: text,
  customDialDll: text,
})
const subEntryProperties = z.object({ deviceType: text, deviceName: text })
const projection = z.object({ kind: z.enum(['ipv4', 'ipv6', 'ikev2']), localAddress: text, remoteAddress: text })
const serviceState = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('value'),
    value: z.enum(['running', 'stopped', 'disabled', 'starting', 'stopping', 'unknown']),
    processId: count.exactOptional(),
  }),
  ...refusal,
])

const entry = { phonebook: text, entry: text }
const subEntry = count.describe('One-based')

/** A call of the port: its method, its arguments and its answer. */
const CALL = z.discriminatedUnion('method', [
  z.object({ method: z.literal('open'), answer: done }),
  z.object({ method: z.literal('serviceState'), answer: serviceState.nullable().default(null) }),
  z.object({ method: z.literal('enumConnections'), answer: answerOf(z.array(connection)) }),
  z.object({ method: z.literal('connectStatus'), handle, answer: answerOf(status) }),
  z.object({ method: z.literal('hangUp'), handle, answer: done }),
  z.object({ method: z.literal('subEntryHandle'), handle, subEntry, answer: answerOf(handle) }),
  z.object({ method: z.literal('connectionStatistics'), handle, answer: answerOf(statistics) }),
  z.object({ method: z.literal('linkStatistics'), handle, subEntry, answer: answerOf(statistics) }),
  z.object({ method: z.literal('entryProperties'), ...entry, answer: answerOf(entryProperties) }),
  z.object({ method: z.literal('subEntryProperties'), ...entry, subEntry, answer: answerOf(subEntryProperties) }),
  z.object({ method: z.literal('projection'), handle, answer: answerOf(z.array(projection)) }),
  z.object({ method: z.literal('errorString'), code, answer: answerOf(text) }),
  z.object({ method: z.literal('reconnectDialog'), ...entry, answer: done }),
  z.object({ method: z.literal('watch'), answer: unsubscribe }),
  z.object({ method: z.literal('watchLinks'), handle, answer: unsubscribe }),
  z.object({ method: z.literal('close'), graceMs: z.number(), answer: answerOf(z.boolean()) }),
]) satisfies z.ZodType<RasCall>

export const RECORDED_METHODS: ReadonlySet<string> = new Set(CALL.options.map(({ shape }) => shape.method.value))

export const RECORDED_CALL = z
  .intersection(
    z.object({
      at: time,
      ms: duration.exactOptional(),
      out: z.number().exactOptional().describe('In place of `ms`: it has not been answered for so many ms'),
      same: z.literal(true).exactOptional().describe('In place of `answer`: as the last answer to this very question'),
    }),
    CALL,
  )
  .describe(
    'A call of the port. A call that is out for a second has a line of its own, and another one once it is answered.',
  )

const EVENT = ['made', 'ended', 'link-added', 'link-removed'] as const satisfies readonly RasEvent[]

export const RECORDED_EVENT = z.object({ at: time, event: z.enum(EVENT) }).describe('A wake-up from Windows.')

export const RECORDING_HEADER = z
  .object({
    v: z.number().int().min(1),
    recording: z.literal('OnHook'),
    epoch: z.number().describe('ms since 1970, UTC'),
    source: z.enum(['system', 'library', 'simulator']),
    versions: z.record(z.string(), z.string()),
  })
  .describe('The first line.')

export const RECORDING_DROPPED = z
  .object({ at: time, dropped: z.number().int().min(1) })
  .describe('So many lines are missing here: the disk was too slow.')

export const RECORDING_END = z
  .object({ at: time, end: z.enum(RECORDING_ENDS), calls: count, events: count })
  .describe('The last line. Without it the recording was cut off.')
