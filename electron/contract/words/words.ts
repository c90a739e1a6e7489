import type { NextStep } from '../present/stuck-help.ts'
import type { Page, Refusal } from '../schema.ts'
import type { Hint } from '../settings.ts'
import type {
  DeviceKind,
  EndedBy,
  Evidence,
  Failure,
  NoticeKind,
  Owner,
  Scope,
  ServiceState,
  StuckFact,
} from '../snapshot.ts'
import type { Formats } from './format.ts'
import type { PageWords } from './page-words.ts'
import type { GraphWords, StepWords } from './step-words.ts'

/**
 * Every sentence a user sees: views, native menu, tooltip, notifications. One language is one object of this type.
 * Names handed in are ready to be shown (see `present/names.ts`); times are in ms.
 */
export interface Words {
  /** BCP 47, for the `lang` attribute. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly format: Formats
  readonly product: string
  /** Short facts on one line: "Connected · 12 min". */
  facts(parts: readonly string[]): string
  readonly names: NameWords
  readonly state: StateWords
  readonly line: LineWords
  readonly proof: ProofWords
  readonly step: StepWords
  readonly graph: GraphWords
  readonly whole: WholeWords
  readonly action: ActionWords
  readonly ask: AskWords
  readonly finishing: FinishingWords
  readonly recent: RecentWords
  readonly window: WindowWords
  readonly menu: MenuWords
  readonly announcement: AnnouncementWords
  readonly hint: HintWords
  readonly saving: SavingWords
  readonly page: PageWords
  /** Why a press did nothing. */
  readonly listMoved: string
  failure(failure: Failure): string
  refusal(refusal: Refusal): string
  notice(kind: NoticeKind, detail: string): string
  /** Asked where OnHook runs already, does not answer, and may be hanging up. */
  readonly silent: { readonly message: string; readonly detail: string; readonly leave: string; readonly end: string }
}

export interface NameWords {
  readonly none: string
  /** A name that several connections bear, with what tells this one apart. */
  apart(name: string, facts: readonly string[]): string
  readonly scopes: Readonly<Record<Scope, string>>
  since(time: string): string
  link(index: number): string
  linkOf(name: string, index: number): string
  readonly dialled: string
  /** A VPN that was dialled by its host, without an entry. */
  readonly dialledHost: string
  /** Whose it is, after the state. */
  readonly notMine: Readonly<Record<Exclude<Owner, 'me'>, string>>
  readonly device: Readonly<Record<DeviceKind, string>>
}

/** The words tests and screen readers rely on. */
export interface StateWords {
  readonly connected: string
  readonly connecting: string
  readonly notConnected: string
  readonly dormant: string
  readonly reconnecting: string
  readonly hangingUp: string
  readonly stillHangingUp: string
  readonly stuck: string
  readonly gone: string
  readonly presumedGone: string
  readonly alreadyGone: string
  readonly failed: string
  readonly reconnected: string
  readonly cameBack: string
  readonly interrupted: string
  /** The user no longer waits for it. */
  readonly left: string
  unknown(code: number): string
  unknownSubstate(code: number): string
  connectFailed(failure: Failure): string
  /** The state could not be read. */
  unread(failure: Failure): string
}

/** What stands in a row. */
export interface LineWords {
  hangingUp(ms: number): string
  stillHangingUp(ms: number): string
  stuck(ms: number): string
  /** What hang-ups of this kind of device took so far. */
  usually(ms: number): string
  /** Windows was asked for the state and has not answered for so long. */
  noAnswer(ms: number): string
  goneAfter(ms: number): string
  failed(failure: Failure): string
  links(connected: number, total: number): string
  /** Begun by an earlier run of OnHook. */
  readonly resumed: string
  /** The user stopped watching its hang-up. */
  readonly hungUpNotWatched: string
  readonly safeToRedial: string
  readonly waitToRedial: string
  /** The end was not proven. */
  readonly redialMayFail: string
  received(bitsPerSecond: number): string
  sent(bitsPerSecond: number): string
  readonly mayComeBack: string
  readonly lastLink: string
}

/** What is known of an end, and how. */
export interface ProofWords {
  readonly evidence: Readonly<Record<Evidence, string>>
  gone(evidence: readonly Evidence[]): string
  readonly presumed: string
  alreadyGone(failure: Failure | null): string
  /** After the state word, where there is little room. */
  readonly presumedShort: string
  readonly left: string
  readonly known: Readonly<Record<StuckFact, string>>
  /** Heading of what a person can do about a stuck hang-up. */
  readonly next: string
  readonly steps: Readonly<Record<NextStep, string>>
  readonly stuck: string
}

/** The state of the whole. */
export interface WholeWords {
  connections(count: number): string
  readonly none: string
  /** Whether there are connections cannot be known. */
  readonly unknown: string
  readonly empty: string
  /** What else connects a PC and is no RAS connection: a sentence, and the shortest form for the tooltip. */
  readonly notRas: string
  readonly notRasShort: string
  readonly starting: string
  readonly simulated: string
  simulatedScenario(name: string): string
  readonly library: string
  unavailable(reason: string): string
  /** So many ms. */
  /** `knownForMs`: how old the rows are; null = nothing was ever known. */
  notAnswering(ms: number, knownForMs: number | null): string
  readonly service: Readonly<Record<ServiceState, string>>
  /** For the tooltip. */
  readonly serviceShort: WholeWords['service']
  failing(failure: Failure, knownForMs: number | null): string
  readonly lost: string
  /** The shortest form, for the tooltip: "2/3 links". */
  linksShort(connected: number, total: number): string
  more(count: number): string
}

export interface ActionWords {
  readonly hangUp: string
  hangUpNamed(name: string): string
  readonly hangUpAgain: string
  hangUpAgainNamed(name: string): string
  hangUpLinkOf(name: string, index: number): string
  readonly hangUpChosen: string
  readonly keepWaiting: string
  readonly details: string
  readonly leaveIt: string
  linksOf(name: string): string
  readonly hangUpAll: string
  readonly hangUpAllEllipsis: string
  readonly quit: string
  readonly reconnect: string
  /** After an end without proof. */
  readonly reconnectMayFail: string
  reconnectNamed(name: string): string
  readonly tryAgain: string
  readonly openServices: string
  readonly openWindow: string
  readonly settings: string
  readonly cancel: string
}

/** Questions asked in place. */
export interface AskWords {
  title(name: string): string
  readonly other: string
  readonly unknown: string
  readonly anyway: string
  readonly allTitle: string
  allConfirm(count: number): string
  includeOthers(count: number): string
  readonly allNone: string
  /** There are other connections than the question named. */
  readonly allChanged: string
  readonly askAgain: string
  /** After the first names. */
  andMore(count: number): string
}

export interface FinishingWords {
  readonly title: string
  /** The standing line while a quit waits; `names` as they are shown. */
  willQuit(names: readonly string[]): string
  readonly quitNow: string
  readonly dontQuit: string
  running(count: number): string
  readonly stuck: string
  readonly wait: string
}

export interface RecentWords {
  readonly title: string
  ended(by: EndedBy): string
  hungUpAgo(ms: number): string
  readonly interrupted: string
}

export interface WindowWords {
  readonly pages: Readonly<Record<Page, string>>
  readonly pagesLabel: string
  readonly listLabel: string
  readonly device: string
  readonly phonebook: string
  readonly noPhonebook: string
  readonly owner: string
  readonly owners: Readonly<Record<Owner, string>>
  readonly connectedFor: string
  readonly localAddress: string
  readonly remoteAddress: string
  readonly dialMode: string
  readonly asNeeded: string
  readonly notTold: string
  readonly traffic: string
  readonly receivedNow: string
  readonly sentNow: string
  readonly receivedTotal: string
  readonly sentTotal: string
  readonly links: string
  readonly link: string
  readonly state: string
  readonly speed: string
  readonly teardown: string
  readonly usually: string
  usual(p50Ms: number, p95Ms: number): string
}

/** Told once, until it is put away. */
export interface HintWords {
  readonly title: string
  readonly texts: Readonly<Record<Hint, string>>
  readonly putAway: string
}

/** What became of something that was to be taken out of OnHook. */
export interface SavingWords {
  saved(name: string): string
  notSaved(reason: string): string
  readonly copied: string
  readonly notCopied: string
}

/** The native menu of the tray icon. */
export interface MenuWords {
  readonly open: string
  readonly startAtLogin: string
  readonly hangUpAll: string
  readonly quit: string
  /** A row's label: what, then how it is. */
  row(name: string, state: string): string
}

/** What the status line says once, and notifications. */
export interface AnnouncementWords {
  connected(name: string): string
  hangingUp(name: string): string
  gone(name: string, ms: number): string
  presumedGone(name: string): string
  alreadyGone(name: string): string
  left(name: string): string
  failed(name: string, failure: Failure): string
  slow(name: string): string
  stuck(name: string): string
  ended(name: string): string
  reconnected(name: string): string
  cameBack(name: string): string
  more(count: number): string
  /** Several sentences said at once. */
  join(sentences: readonly string[]): string
}
