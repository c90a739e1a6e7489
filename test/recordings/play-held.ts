import path from 'node:path'
import type { Snapshot } from '../../electron/contract/snapshot.ts'
import { createEngine } from '../../electron/engine/create-engine.ts'
import type { Engine } from '../../electron/engine/engine.ts'
import { MOST_PLAYED, readRecording } from '../../electron/host/recording/read-recording.ts'
import { linesOf } from '../../electron/storage/recording-file.ts'
import type { RasHandle } from '../../native/port.ts'
import type { RecordedCall, Recording } from '../../native/recording/recording.ts'
import { createReplayRas } from '../../native/recording/replay-ras.ts'
import { createMemoryStorage } from '../fixtures/memory-storage.ts'
import { createVirtualClock } from '../fixtures/virtual-clock.ts'

export const HELD = path.join(import.meta.dirname, 'held')

/** What a hang-up of a recording came to with the engine as it is now. */
export interface HangUpPlayed {
  readonly name: string
  readonly link: number | null
  /** How it ended; "slow" or "stuck" and the like where it had not when the recording was over. */
  readonly end: string
}

export interface Played {
  readonly hangUps: readonly HangUpPlayed[]
  readonly snapshots: readonly Snapshot[]
  /** What was asked and is not in the recording, by method. */
  readonly notRecorded: ReadonlyMap<string, number>
  readonly remarks: readonly string[]
}

/** What comes after the last line, ms: a hang-up that was proven then gets its receipt. */
const AFTER_THE_END = 1_000

/** Plays a recording of `held/` with the shipped engine; "Hang up" is pressed when RasHangUp was called. */
export async function playHeld(name: string): Promise<Played> {
  return playRecording(await recordingIn(path.join(HELD, `${name}.jsonl`)))
}

/** Throws where nothing of it can be played. */
export async function recordingIn(file: string): Promise<Recording> {
  const recording = await readRecording(linesOf(file, MOST_PLAYED))
  if (typeof recording === 'string') throw new Error(recording)
  return recording
}

export async function playRecording(recording: Recording): Promise<Played> {
  const clock = createVirtualClock()
  const remarks: string[] = []
  const log = { info: () => {}, warn: () => {} }
  const ras = createReplayRas({ clock, load: async () => recording, remark: (sentence) => void remarks.push(sentence) })
  const engine = createEngine({ ras, clock, storage: createMemoryStorage(), log, scenario: 'recording' })
  const snapshots: Snapshot[] = []
  engine.subscribe((snapshot) => snapshots.push(snapshot))
  void engine.start()
  await clock.settle()
  for (const { at, target } of pressesOf(recording)) {
    await clock.advance(Math.max(0, at - clock.now()))
    const row = engine.snapshot().connections.find(({ name, ended }) => name === target.name && !ended)
    if (row !== undefined) engine.hangUp({ connection: row.id, link: target.link, confirmed: true }, 'test')
    await clock.settle()
  }
  await clock.advance(Math.max(0, recording.length - clock.now()) + AFTER_THE_END)
  return { hangUps: hangUpsOf(engine), snapshots, notRecorded: ras.notRecorded, remarks }
}

/** Those that have ended, then those that run. */
export function hangUpsOf(engine: Pick<Engine, 'receipts' | 'snapshot'>): readonly HangUpPlayed[] {
  const ended = engine.receipts().map(({ subject, outcome }) => ({
    name: subject.name.replace(/^\./, ''),
    link: subject.link,
    end: outcome.phase,
  }))
  const rows = engine
    .snapshot()
    .connections.flatMap(({ name, teardown, links }) => [
      { name, link: null, teardown },
      ...links.map((link) => ({ name, link: link.index, teardown: link.teardown })),
    ])
  const running = rows.flatMap(({ name, link, teardown }) =>
    teardown?.progress.phase === 'calling' || teardown?.progress.phase === 'draining'
      ? [{ name, link, end: teardown.progress.mark }]
      : [],
  )
  return [...ended, ...running]
}

interface Press {
  readonly at: number
  readonly target: { readonly name: string; readonly link: number | null }
}

/** Each first RasHangUp on a handle, as the press on the row that it belongs to. */
function pressesOf({ calls }: Recording): readonly Press[] {
  const seen = new Set<RasHandle>()
  return calls.flatMap(({ at, call }) => {
    if (call.method !== 'hangUp' || seen.has(call.handle)) return []
    seen.add(call.handle)
    const target = ownerOf(call.handle, calls, at)
    return target === null ? [] : [{ at, target }]
  })
}

/** The connection that was listed with this handle, or the link that was said to have it. */
function ownerOf(handle: RasHandle, calls: readonly RecordedCall[], at: number): Press['target'] | null {
  const names = new Map<RasHandle, string>()
  const links = new Map<RasHandle, { readonly bundle: RasHandle; readonly link: number }>()
  for (const { at: when, call } of calls) {
    if (when > at || call.answer?.kind !== 'value') continue
    if (call.method === 'enumConnections') {
      for (const row of call.answer.value) names.set(row.handle, row.entryName.replace(/^\./, ''))
    }
    if (call.method === 'subEntryHandle') links.set(call.answer.value, { bundle: call.handle, link: call.subEntry })
  }
  const own = names.get(handle)
  if (own !== undefined) return { name: own, link: null }
  const link = links.get(handle)
  const bundle = link === undefined ? undefined : names.get(link.bundle)
  return link === undefined || bundle === undefined ? null : { name: bundle, link: link.link }
}
