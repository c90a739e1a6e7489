import path from 'node:path'
import { JOURNAL_FILE, RECEIPTS_FILE } from './create-storage.ts'
import type { Disk } from './disk.ts'
import { reasonOf } from './error-reason.ts'
import { SETTINGS_FILE } from './settings-file.ts'

/** In this order: what was being hung up comes first. */
const FILES: readonly string[] = [JOURNAL_FILE, RECEIPTS_FILE, SETTINGS_FILE]

/** Held open by Chromium for as long as an OnHook 0.1 runs on its folder; its files are then taken over by a later start. */
const RUNNING_MARK = 'lockfile'
/** ms; the roaming folder may lie on a share behind the connection that was just hung up. */
const ANSWERS_WITHIN = 1_000
/** Bytes; of receipts the newest are wanted alone. */
const MOST_RECEIPT_BYTES = 16 * 1024 * 1024

const NEWLINE = 0x0a
const MARK = Buffer.from([0xef, 0xbb, 0xbf])

export interface TakeOver {
  /** Resolves once this file may be used: it was taken over, there was nothing to take, or that is left to a later start. */
  ready(file: string): Promise<void>
}

export interface TakeOverParts {
  /** Where 0.1 kept its files; null = nothing to take over. */
  readonly from: string | null
  readonly to: string
  readonly disk: Disk
  readonly log: (line: string) => void
  /** Told once: something was left where it is, and why. */
  readonly failed: (detail: string) => void
}

/**
 * Brings the files of 0.1 from the roaming folder into the local one. Records are put before those that are there already,
 * settings only where there are none; the old file is given up once the new one is on disk. At no instant is there none, and
 * a start that ends in the midst of it leaves nothing to the next one that this would not do again.
 */
export function takeOver({ from, to, disk, log, failed }: TakeOverParts): TakeOver {
  if (from === null) return { ready: () => Promise.resolve() }
  const done = new Map<string, Promise<void>>()
  const oldRuns = inTime(disk.isHeld(path.join(from, RUNNING_MARK)))
  let before = Promise.resolve()
  let told = false
  for (const file of FILES) {
    before = before.then(async () => {
      try {
        if (await oldRuns) log(`${file} was left to the OnHook 0.1 that runs`)
        else if (await move(path.join(from, file), path.join(to, file), disk)) {
          log(`${file} was taken over from OnHook 0.1`)
        }
      } catch (error: unknown) {
        log(`${file} was not taken over from OnHook 0.1: ${reasonOf(error)}`)
        if (!told) failed(`${path.join(from, file)}: ${reasonOf(error)}`)
        told = true
      }
    })
    done.set(file, before)
  }
  return { ready: (file) => done.get(file) ?? Promise.resolve() }
}

async function move(from: string, to: string, disk: Disk): Promise<boolean> {
  const isReceipts = path.basename(from) === RECEIPTS_FILE
  const old = await inTime(disk.read(from, isReceipts ? MOST_RECEIPT_BYTES : undefined))
  if (old === null) return false
  const found = await disk.read(to)
  if (path.basename(from) === SETTINGS_FILE) {
    if (found === null) await disk.replace(to, old.bytes)
  } else {
    // The first line of a part is the rest of one.
    const lines = old.skipped === 0 ? old.bytes : old.bytes.subarray(old.bytes.indexOf(NEWLINE) + 1)
    await disk.replace(to, found === null ? lines : joined(lines, found.bytes))
  }
  await disk.remove(from)
  return true
}

/** The older lines first, without those that an earlier start has taken over already. */
function joined(older: Buffer, newer: Buffer): Buffer {
  const known = new Set(linesOf(newer))
  const missing = linesOf(older).filter((line) => !known.has(line))
  return Buffer.from([...missing, ...linesOf(newer)].map((line) => `${line}\n`).join(''), 'latin1')
}

/** As bytes, one a character: what is damaged comes through as it is. */
function linesOf(bytes: Buffer): readonly string[] {
  const start = bytes.subarray(0, MARK.length).equals(MARK) ? MARK.length : 0
  return bytes
    .toString('latin1', start)
    .split('\n')
    .filter((line) => line !== '')
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the folder does not answer')), ANSWERS_WITHIN)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
