import type { ReceiptInitiator } from '../receipt.ts'
import type { LoginGap, RecordingEnd, Settings } from '../settings.ts'

/** What the window's pages History, Log and Settings say. */
export interface PageWords {
  readonly history: HistoryWords
  readonly log: LogWords
  readonly settings: SettingsWords
}

export interface HistoryWords {
  readonly search: string
  readonly searchHint: string
  readonly outcome: string
  readonly anyOutcome: string
  readonly device: string
  readonly anyDevice: string
  shown(count: number, total: number): string
  readonly list: string
  /** Nothing was ever hung up. */
  readonly empty: string
  /** Nothing is as the filter wants it. */
  readonly noneFits: string
  readonly showAll: string
  readonly exportJson: string
  readonly exportCsv: string
  /** How long hang-ups of a kind of device took: the middle, nineteen of twenty, out of how many. */
  usual(p50Ms: number, p95Ms: number, count: number): string
  readonly copy: string
  copyNamed(name: string): string
  readonly copied: string
  readonly proof: string
  readonly begun: string
  readonly asker: string
  readonly askers: Readonly<Record<ReceiptInitiator, string>>
  readonly took: string
  readonly calls: string
  /** The first line of a record as text. */
  hangUpOf(name: string): string
  /** A term and what stands for it, as text. */
  term(term: string, value: string): string
}

export interface LogWords {
  readonly list: string
  shown(count: number, total: number): string
  readonly function: string
  readonly anyFunction: string
  readonly result: string
  readonly anyResult: string
  readonly troubled: string
  readonly time: string
  readonly arguments: string
  readonly duration: string
  readonly pause: string
  readonly goOn: string
  readonly copy: string
  readonly copied: string
  readonly saveReport: string
  readonly reportHint: string
  readonly empty: string
  readonly noneFits: string
}

/** A switch: what it is called, and what it does. */
export interface SwitchWords {
  readonly name: string
  readonly about: string
}

export interface SettingsWords {
  readonly states: { readonly on: string; readonly off: string }
  readonly general: string
  readonly startAtLogin: SwitchWords
  readonly switchedOff: string
  readonly openStartup: string
  readonly notOffered: Readonly<Record<LoginGap, string>>
  readonly closeHides: SwitchWords
  readonly confirmHangUpAll: SwitchWords
  readonly notifications: string
  readonly notifyDropped: SwitchWords
  readonly notifyStuck: SwitchWords
  readonly notifyGone: SwitchWords
  readonly noNotifications: string
  readonly openNotifications: string
  readonly look: string
  readonly theme: string
  readonly themes: Readonly<Record<Settings['theme'], string>>
  readonly language: string
  /** The languages themselves are called as they call themselves. */
  readonly systemLanguage: string
  /** Title of what helps when something goes wrong. */
  readonly troubles: string
  readonly record: SwitchWords
  readonly recordingEnded: Readonly<Record<RecordingEnd, string>>
  readonly saveRecording: string
}
