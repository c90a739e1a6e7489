import { lstat, open } from 'node:fs/promises'
import path from 'node:path'
import { JOURNAL_FILE, RECEIPTS_FILE } from './create-storage.ts'
import { codeOf, type Disk } from './disk.ts'
import { reasonOf } from './error-reason.ts'
import { SETTINGS_FILE } from './settings-file.ts'

/** In this order: what was being hung up comes first. */
const FILES: readonly string[] = [JOURNAL_FILE, RECEIPTS_FILE, SETTINGS_FILE]

/** Held open by Chromium for as long as an OnHook 0.1 runs on its folder. */
const RUNNING_MARK = 'lockfile'

export interface TakeOver {
  /** Resolves once this file is where it belongs. Rejects where it could not be brought there: it is then not written. */
  ready(file: string): Promise<void>
}

export interface TakeOverParts {
  /** Where 0.1 kept its files; null = nothing to take over. */
  readonly from: string | null
  readonly to: string
  readonly disk: Disk
  readonly log: (line: string) => void
}

/**
 * Brings the files of 0.1 from the roaming folder into the local one, once: a file that is there already stays, and the old
 * one is given up as soon as the new one is on disk. At no instant is there none.
 */
export function takeOver({ from, to, disk, log }: TakeOverParts): TakeOver {
  const done = new Map<string, Promise<void>>()
  let before: Promise<unknown> = Promise.resolve()
  const oldRuns = from === null ? null : isRunningIn(from)
  for (const file of from === null ? [] : FILES) {
    const moved = before.then(async () => {
      if (from === null || (await oldRuns)) return
      if (await move(path.join(from, file), path.join(to, file), disk)) log(`${file} was taken over from OnHook 0.1`)
    })
    done.set(file, moved)
    moved.catch((error: unknown) => log(`${file} was not taken over from OnHook 0.1: ${reasonOf(error)}`))
    before = moved.catch(() => undefined)
  }
  return { ready: (file) => done.get(file) ?? Promise.resolve() }
}

async function move(from: string, to: string, disk: Disk): Promise<boolean> {
  if (await exists(to)) return false
  const old = await disk.read(from)
  if (old === null) return false
  await disk.replace(to, old.bytes)
  await disk.remove(from)
  return true
}

async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file)
    return true
  } catch (error: unknown) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

/** An OnHook 0.1 that still runs keeps its files: they are taken over at the next start. */
async function isRunningIn(folder: string): Promise<boolean> {
  try {
    const handle = await open(path.join(folder, RUNNING_MARK), 'r+')
    await handle.close()
    return false
  } catch (error: unknown) {
    return codeOf(error) !== 'ENOENT'
  }
}
