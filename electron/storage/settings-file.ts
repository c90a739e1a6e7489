import { z } from 'zod'
import type { Notice } from '../contract/notice.ts'
import { FIRST_SETTINGS, HINTS, type Hint, type Settings } from '../contract/settings.ts'
import { SETTINGS_CHECK } from '../contract/settings-check.ts'
import { createDocumentFile, type VersionedDocument } from './atomic-document.ts'
import { changedNotice, type StorageParts } from './create-storage.ts'
import { createDisk } from './disk.ts'
import { reasonOf } from './error-reason.ts'

/** Where the window was, in device-independent pixels, when it was neither maximized nor minimized. */
export interface WindowPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

/** All that is kept for the next start beside journal and receipts. */
export interface SavedPreferences {
  readonly settings: Settings
  /** Hints that were seen, and are not shown again. */
  readonly seen: readonly Hint[]
  readonly window: WindowPlace | null
}

export interface SettingsRead {
  readonly kept: SavedPreferences
  /** What the user should know of. */
  readonly notice: Notice | null
  /** Names of values that made no sense; the first ones hold in their place. */
  readonly faults: readonly string[]
}

export interface SettingsFile {
  read(): Promise<SettingsRead>
  /** Null = it is on disk; otherwise what the user should know of. */
  write(kept: SavedPreferences): Promise<Notice | null>
}

/** The form that this program writes and understands. */
const VERSION = 1

export const SETTINGS_FILE = 'settings.json'

export const FIRST_PREFERENCES: SavedPreferences = { settings: FIRST_SETTINGS, seen: [], window: null }

const HINT = z.enum(HINTS)

/** What Windows can show at most, in pixels to either side. */
const coordinate = z.number().int().min(-100_000).max(100_000)
const extent = z.number().int().min(1).max(100_000)
const WINDOW = z.object({
  x: coordinate,
  y: coordinate,
  width: extent,
  height: extent,
  maximized: z.boolean(),
}) satisfies z.ZodType<WindowPlace>

/**
 * Settings, hints seen and the window's place in one document. Each value is checked by itself; keys that this program does
 * not know are kept as they are. A file of a newer form is read as far as it is understood, and never written.
 */
export function createSettingsFile(file: string, given: Partial<StorageParts> = {}): SettingsFile {
  const { disk = createDisk(), epoch = () => Date.now(), ready = () => Promise.resolve(), changed } = given
  const document = createDocumentFile(file, disk, epoch)
  let found: VersionedDocument = { v: VERSION }
  let unwritable: Notice | null = null
  return {
    async read() {
      await ready(SETTINGS_FILE).catch(() => undefined)
      const read = await document.read()
      switch (read.kind) {
        case 'none':
          return { kept: FIRST_PREFERENCES, notice: null, faults: [] }
        case 'moved-aside':
          return {
            kept: FIRST_PREFERENCES,
            notice: tell('file-moved-aside', `${read.name}: ${read.reason}`),
            faults: [],
          }
        case 'unreadable':
          // What could not be read is not written over.
          unwritable = tell(NOT_KEPT, read.reason)
          return { kept: FIRST_PREFERENCES, notice: tell('file-unreadable', read.reason), faults: [] }
        case 'document': {
          found = read.document
          if (found.v > VERSION) unwritable = tell('settings-newer', '')
          return { ...understood(found), notice: unwritable }
        }
      }
    },
    async write(kept) {
      if (unwritable !== null) return unwritable
      try {
        const settings = { ...recordOf(found['settings']), ...kept.settings }
        const next: VersionedDocument = { ...found, settings, seen: kept.seen, window: kept.window }
        const aside = await document.write(next)
        if (aside !== null) changed?.(changedNotice(SETTINGS_FILE, aside))
        return null
      } catch (error: unknown) {
        return tell(NOT_KEPT, reasonOf(error))
      }
    },
  }
}

/** Withdrawn once they could be saved; what became of the file is another notice, and stays. */
export const NOT_KEPT = 'settings-not-kept'

const tell = (kind: Notice['kind'], detail: string): Notice => ({
  id: kind === NOT_KEPT ? NOT_KEPT : 'settings',
  kind,
  detail,
})

function understood(document: VersionedDocument): Omit<SettingsRead, 'notice'> {
  const faults: string[] = []
  const checked = <T>(name: string, value: unknown, type: z.ZodType<T>, first: T): T => {
    if (value === undefined) return first
    const { success, data } = type.safeParse(value)
    if (!success) faults.push(name)
    return success ? data : first
  }
  const raw = checked('settings', document['settings'], z.record(z.string(), z.unknown()), {})
  const setting = <K extends keyof Settings>(name: K, type: z.ZodType<Settings[K]>): Settings[K] =>
    checked(name, raw[name], type, FIRST_SETTINGS[name])
  const { shape } = SETTINGS_CHECK
  const kept: SavedPreferences = {
    settings: {
      language: setting('language', shape.language),
      theme: setting('theme', shape.theme),
      notifyDropped: setting('notifyDropped', shape.notifyDropped),
      notifyStuck: setting('notifyStuck', shape.notifyStuck),
      notifyGone: setting('notifyGone', shape.notifyGone),
      confirmHangUpAll: setting('confirmHangUpAll', shape.confirmHangUpAll),
      closeHides: setting('closeHides', shape.closeHides),
    },
    seen: checked('seen', document['seen'], z.array(HINT), []),
    window: checked('window', document['window'], WINDOW.nullable(), null),
  }
  return { kept, faults }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
