import type { Initiator } from '../contract/receipt.ts'
import { type Exported, type ExportFormat, type LoggedCall, OK } from '../contract/schema.ts'
import type { Handlers } from '../contract/serve.ts'
import type { Engine } from '../engine/engine.ts'
import { receiptsAsCsv, receiptsAsJson } from './export-receipts.ts'
import type { QuitGate } from './quit-gate.ts'
import type { Recorder } from './recording/recorder.ts'

/** A file as it is offered to the user to keep. */
export interface OfferedFile {
  readonly name: string
  /** MIME type */
  readonly type: string
  readonly text: string
}

export interface EngineHandlerParts<From> {
  readonly engine: Engine
  readonly quit: QuitGate
  readonly initiatorOf: (from: From) => Initiator
  readonly nativeCalls: (after: number) => readonly LoggedCall[]
  readonly keep: (file: OfferedFile) => Promise<Exported>
  readonly report: () => Promise<OfferedFile>
  readonly recorder: Pick<Recorder, 'begin' | 'end' | 'saved'>
}

/** The calls that are answered alike in Electron and in a browser. */
export function engineHandlers<From>(parts: EngineHandlerParts<From>) {
  const { engine, quit, initiatorOf, recorder } = parts
  return {
    hangUp: (request, from) => engine.hangUp(request, initiatorOf(from)),
    hangUpAll: (request, from) => engine.hangUpAll(request, initiatorOf(from)),
    hangUpAgain: (request, from) => engine.hangUpAgain(request, initiatorOf(from)),
    keepWaiting: (request) => engine.keepWaiting(request),
    leaveIt: (request) => engine.leaveIt(request),
    reconnect: ({ recent }) => engine.reconnect(recent),
    tryAgain: () => engine.tryAgain(),
    traffic: ({ connection }) => engine.history(connection),
    steps: ({ teardown }) => engine.steps(teardown),
    receipts: () => engine.receipts(),
    exportReceipts: ({ format, ids }) => parts.keep(receiptsFile(engine, format, ids)),
    nativeCalls: ({ after }) => parts.nativeCalls(after),
    saveReport: async () => parts.keep(await parts.report()),
    record: ({ on }) => {
      if (on) recorder.begin(null)
      else void recorder.end('asked')
      return OK
    },
    saveRecording: async () => {
      const text = await recorder.saved()
      if (text === null) return NOTHING_RECORDED
      return parts.keep({ name: 'onhook-recording.jsonl', type: 'application/jsonl', text })
    },
    putAwayNotice: ({ notice }) => engine.withdraw(notice),
    quit: () => quit.request(),
    waitForEnd: () => quit.waitForEnd(),
    dontQuit: () => quit.dontQuit(),
    leave: () => quit.leave(),
  } satisfies Partial<Handlers<From>>
}

const NOTHING_RECORDED: Exported = { kind: 'failed', reason: 'there is no recording' }

function receiptsFile(engine: Engine, format: ExportFormat, ids: readonly string[] | null): OfferedFile {
  const all = engine.receipts()
  const byId = new Map(all.map((receipt) => [receipt.id, receipt]))
  const chosen = ids === null ? all : ids.flatMap((id) => byId.get(id) ?? [])
  return format === 'json'
    ? { name: 'onhook-receipts.json', type: 'application/json', text: receiptsAsJson(chosen) }
    : { name: 'onhook-receipts.csv', type: 'text/csv', text: receiptsAsCsv(chosen) }
}
