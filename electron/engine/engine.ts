import type { Request } from '../contract/calls.ts'
import type { Notice } from '../contract/notice.ts'
import type { Initiator, Receipt, Step } from '../contract/receipt.ts'
import type { Reply, Target } from '../contract/schema.ts'
import type { Desktop } from '../contract/settings.ts'
import type { Snapshot, TrafficPoint } from '../contract/snapshot.ts'
import type { MachineEvent } from './machine-event.ts'
import type { EngineParts } from './parts.ts'
import type { QuitDecision } from './quit-decision.ts'

export type { EngineLog, EngineParts, EngineStorage, StorageResult } from './parts.ts'

/** `waits`: the standing line alone; `asks`: the question beside it. */
export type QuitState = 'none' | 'waits' | 'asks'

/** What the end of a session waits for, ms each, one after the other. */
export interface SessionPatience {
  readonly journal: number
  readonly hangUps: number
}

export interface WindowsOwner {
  /** The row's id. */
  readonly row: string
  /** RASCONN.dwFlags */
  readonly flags: number
  /** RASCONN.luid in hexadecimal: the logon session that dialled. */
  readonly luid: string
}

/**
 * The one face of the engine, for main process, preview, tests and bench. A call that names a row answers `no-such-row`
 * where there is none of that id; the other refusals stand at each call.
 */
export interface Engine {
  /** Opens the library, reads what an earlier run left, lists the connections; from then on the engine polls by itself. */
  start(): Promise<void>
  snapshot(): Snapshot
  /** Called after every change, at most once per turn of the event loop. */
  subscribe(listener: (snapshot: Snapshot) => void): () => void
  /**
   * Hangs up a connection or a link; joins the teardown that runs for the same target.
   * `not-now`: it has left the list, the link is not connected, or RasHangUp of an earlier hang-up has not returned.
   * `not-confirmed`: it is not known to be the user's, and `confirmed` is false.
   */
  hangUp(request: Target & { readonly confirmed: boolean }, by: Initiator): Reply
  /** Hangs up every connection that is shown. `not-now`: there is none that is not being hung up already. */
  /** These and no other. */
  hangUpAll(request: Request<'hangUpAll'>, by: Initiator): Reply
  /**
   * Calls RasHangUp once more, or begins anew after an end. `not-now`: it is neither slow nor stuck, or a call is out or
   * about to be made. Otherwise as `hangUp`.
   */
  hangUpAgain(target: Target, by: Initiator): Reply
  /** Puts the choice at a slow or stuck teardown away for a while. `not-now`: it is neither. */
  keepWaiting(target: Target): Reply
  /** Ends the watch over a stuck teardown, on the user's word. `not-now`: it is not stuck. */
  leaveIt(target: Target): Reply
  /**
   * Opens Windows' dialog for an entry under Recent. `not-now`: the entry is up, is no entry of a phone book, or its
   * proof is too fresh to redial. `not-here`: no such dialog on this system. `failed`: Windows did not open it.
   */
  reconnect(recent: string): Promise<Reply>
  /** Loads the library, or reads the list, once more. `failed`: RAS is still not available or does not answer. */
  tryAgain(): Promise<Reply>
  /** A view is shown: poll each second. */
  setShown(shown: boolean): void
  /** Shows a notice in every view; it replaces an earlier one with the same id. */
  notice(notice: Notice): void
  /** Takes a notice away: dismissed, or no longer true. `not-now`: there is none with this id. */
  withdraw(id: string): Reply
  /** What the program around the engine adds to every snapshot from now on. */
  setDesktop(desktop: Desktop): void
  /** Sleep and session lock; after them everything is listed anew. */
  attend(event: MachineEvent): void
  /** The last minutes of a connection's traffic, oldest first; empty for an unknown row. */
  history(connection: string): readonly TrafficPoint[]
  /** Oldest first, MOST_RECEIPTS at most. */
  receipts(): readonly Receipt[]
  /** What Windows says of each connection's owner, as it says it; for reports. */
  windowsOwners(): readonly WindowsOwner[]
  /** Row ids, and what names each connection in every process that sees it. Never sent to a view: it may hold a handle. */
  lastingNames(): ReadonlyMap<string, string>
  /** Whether Windows' default phone books have an entry of this name; null where that cannot be said. */
  entryExists(name: string): Promise<boolean | null>
  /** What a teardown has done and seen so far; empty for an unknown one. */
  steps(teardown: string): readonly Step[]
  quitDecision(): QuitDecision
  /** Whether the program waits for teardowns to quit, and whether views ask what to do about it. */
  setQuit(quit: QuitState): void
  /** Windows ends the session: resolves once the journal is on disk and no teardown runs, or their time is over. */
  sessionEnds(patience: SessionPatience): Promise<void>
  /**
   * Stops polling and lets go of the library, waiting at most `graceMs` for its calls. The journal keeps what has not
   * ended. False: some call has not returned, and an ordinary exit would wait for it.
   */
  close(graceMs: number): Promise<boolean>
}

export type CreateEngine = (parts: EngineParts) => Engine
