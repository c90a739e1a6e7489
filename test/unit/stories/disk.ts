import type { EngineStorage, StorageResult } from '../../../electron/engine/engine.ts'
import type { Clock } from '../../../native/clock.ts'
import type { Pulse } from './pulse.ts'

export type FileName = 'journal' | 'receipts'
export type DiskMood = 'instant' | 'steady' | 'slow' | 'full'

export interface DiskObserver {
  /** The program wants this line kept; it may never be. */
  attempted(file: FileName, line: string): void
  /** What the file holds now, after an append or a rewrite. */
  changed(file: FileName, lines: readonly string[], added: string | null): void
  refused(file: FileName, line: string | null): void
}

/** A disk that outlives the programs that write to it. */
export interface StoryDisk {
  mood: DiskMood
  readonly files: Readonly<Record<FileName, readonly string[]>>
  /** When it last was not able to keep a line at once, ms. */
  readonly troubledAt: number
  storageFor(pulse: Pulse): EngineStorage
}

/** ms that a write takes. */
const TAKES: Readonly<Record<DiskMood, number>> = { instant: 0, steady: 3, slow: 2_500, full: 1 }

interface Write {
  apply(): void
}

/** One write at a time for each file; a kill lets the one under way land or not, and drops those behind it. */
export function createStoryDisk(clock: Clock, observer: DiskObserver): StoryDisk {
  const files: Record<FileName, string[]> = { journal: [], receipts: [] }
  let mood: DiskMood = 'instant'
  let troubledAt = Number.NEGATIVE_INFINITY

  function storageFor(pulse: Pulse): EngineStorage {
    const queues: Record<FileName, Promise<unknown>> = { journal: Promise.resolve(), receipts: Promise.resolve() }
    const underWay = new Map<FileName, Write>()
    pulse.atEnd((landing) => {
      if (landing) for (const write of underWay.values()) write.apply()
      underWay.clear()
    })

    const inTurn = (file: FileName, line: string | null, apply: () => void): Promise<StorageResult> => {
      const result = queues[file].then(() => write(file, line, apply))
      queues[file] = result
      return pulse.alive ? result : pulse.never()
    }

    const write = async (file: FileName, line: string | null, apply: () => void): Promise<StorageResult> => {
      if (!pulse.alive) return pulse.never()
      const now = mood
      if (now === 'full' || now === 'slow') troubledAt = clock.now()
      if (TAKES[now] > 0) {
        if (now !== 'full') underWay.set(file, { apply })
        await new Promise<void>((resolve) => clock.after(TAKES[now], resolve))
        if (!pulse.alive) return pulse.never()
        underWay.delete(file)
      }
      if (now === 'full') {
        troubledAt = clock.now()
        observer.refused(file, line)
        return { ok: false, reason: 'There is no room on the disk.' }
      }
      apply()
      return pulse.alive ? { ok: true } : pulse.never()
    }

    return {
      read: async (file) => ({ records: files[file].map((line) => JSON.parse(line)), notice: null }),
      append: (file, record) => {
        if (!pulse.alive) return pulse.never()
        const line = JSON.stringify(record)
        observer.attempted(file, line)
        return inTurn(file, line, () => {
          files[file].push(line)
          observer.changed(file, files[file], line)
        })
      },
      rewrite: (file, records) =>
        inTurn(file, null, () => {
          files[file].splice(0, files[file].length, ...records.map((record) => JSON.stringify(record)))
          observer.changed(file, files[file], null)
        }),
    }
  }

  return {
    files,
    storageFor,
    get mood() {
      return mood
    },
    set mood(next) {
      mood = next
    },
    get troubledAt() {
      return troubledAt
    },
  }
}
