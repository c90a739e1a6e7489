import { Notification } from 'electron'
import type { Snapshot } from '../../contract/snapshot.ts'
import type { Words } from '../../contract/words/words.ts'
import type { EngineLog } from '../../engine/engine.ts'
import { Notifier } from './notifier.ts'

/** Where pressing a notification leads, and what is to be done where none is to be had. */
export interface NoteTargets {
  row(row: string): void
  popover(): void
  failed(): void
}

/** The notifier with the desktop's own notifications. */
export function makeNotifier(
  words: (snapshot: Snapshot) => Words,
  log: EngineLog,
  { row, popover, failed }: NoteTargets,
): Notifier {
  return new Notifier({
    make: (options) => new Notification(options),
    supported: Notification.isSupported(),
    words,
    pressed: (target) => (target === null ? popover() : row(target)),
    failed,
    log,
  })
}
