import type { Clock } from '../../native/clock.ts'
import type { RasApi } from '../../native/port.ts'
import type { Initiator, Receipt, Step } from '../contract/receipt.ts'
import type { Reply, Target } from '../contract/schema.ts'
import type { Desktop } from '../contract/settings.ts'
import type { Notice, Snapshot, TrafficPoint } from '../contract/snapshot.ts'
import type { MachineEvent, QuitDecision, SessionEnd } from './gates.ts'

export interface EngineParts {
  readonly ras: RasApi
  readonly clock: Clock
  readonly storage: EngineStorage
  readonly log: EngineLog
  readonly scenario: string | null
}

export interface EngineLog {
  info(line: string): void
  warn(line: string): void
}

/** Append-only lines by name. `append` resolves once the line is on disk (not only written); failures are values. */
export interface EngineStorage {
  append(file: 'journal' | 'receipts', line: string): Promise<StorageResult>
  /** Whole lines in order; a torn last line is left out. */
  read(file: 'journal' | 'receipts'): Promise<{ readonly lines: readonly string[]; readonly notice: Notice | null }>
  /** Replaces the whole file at once. */
  rewrite(file: 'journal' | 'receipts', lines: readonly string[]): Promise<StorageResult>
}

export type StorageResult = { readonly ok: true } | { readonly ok: false; readonly reason: string }

/** The one face of the engine, for main process, preview, tests and bench. */
export interface Engine {
  /** Opens the library, reads what was left behind, lists the connections; afterwards the engine polls by itself. */
  start(): Promise<void>
  snapshot(): Snapshot
  /** Called after every change, at most once per turn of the event loop. */
  subscribe(listener: (snapshot: Snapshot) => void): () => void
  /** Joins a teardown that runs for the same target. */
  hangUp(request: Target & { readonly confirmed: boolean }, by: Initiator): Reply
  hangUpAll(request: { readonly includeOthers: boolean }, by: Initiator): Reply
  hangUpAgain(target: Target, by: Initiator): Reply
  keepWaiting(target: Target): Reply
  /** Ends the watch over a stuck teardown, on the user's word. */
  leaveIt(target: Target): Reply
  reconnect(recent: string): Promise<Reply>
  tryAgain(): Promise<Reply>
  /** A view is shown: poll each second. */
  setShown(shown: boolean): void
  notice(notice: Notice): void
  /** It has been read, or is true no more. */
  withdraw(id: string): Reply
  /** What the program around the engine has to say; part of every snapshot from now on. */
  setDesktop(desktop: Desktop): void
  /** What the machine and the session do; afterwards everything is listed anew. */
  attend(event: MachineEvent): void
  /** The last minutes of a connection's traffic, oldest first; empty for a row that is not there. */
  history(connection: string): readonly TrafficPoint[]
  /** Oldest first, a thousand at most. */
  receipts(): readonly Receipt[]
  /** What a teardown has done and seen so far; empty for one that is not known any more. */
  steps(teardown: string): readonly Step[]
  quitDecision(): QuitDecision
  /** Whether views ask what to do about quitting while a teardown runs. */
  setFinishing(finishing: boolean): void
  /** Windows ends the session: resolves once the journal is on disk and no teardown runs, or their time is over. */
  sessionEnds(patience: SessionEnd): Promise<void>
  /**
   * Stops polling and lets go of the library, waiting at most `graceMs` for its calls. The journal keeps what has not
   * ended. False: some call has not returned, and an ordinary exit would wait for it.
   */
  close(graceMs: number): Promise<boolean>
}

export type CreateEngine = (parts: EngineParts) => Engine
