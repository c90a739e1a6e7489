import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { answersWithin } from '../../../native/process/answers-in-time.ts'

/** Where the data belongs: on Windows in the local application folder, not in the roaming one that 0.1 used. */
export interface StandardFolder {
  readonly folder: string
  /** 0.1's folder, where that is another. */
  readonly before: string | null
}

export function standardFolder(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  roaming: string,
): StandardFolder {
  const local = environment['LOCALAPPDATA'] ?? ''
  if (platform !== 'win32' || local === '') return { folder: roaming, before: null }
  return { folder: join(local, 'OnHook'), before: roaming }
}

export interface UserFolder {
  /** Where settings, journal, receipts and log live. */
  readonly folder: string
  /** Why that is not the folder that was asked for; null where it is. */
  readonly trouble: string | null
}

/**
 * The folder that was asked for, or, where nothing can be written to it, a temporary one that is the same at every start:
 * what the journal promises is then still kept, and one OnHook runs on it. The settings go along.
 */
export function usableFolder(wanted: string, temporary: string, answers: Answers = answersInTime): UserFolder {
  // A share that does not answer would hold up whoever asks it anything more.
  const dead = !answers(wanted)
  const trouble = dead ? 'ETIMEDOUT' : whyNotWritable(wanted)
  if (trouble === null) return { folder: wanted, trouble }
  const folder = join(temporary, `onhook-${createHash('sha256').update(wanted).digest('hex').slice(0, 16)}`)
  if (whyNotWritable(folder) !== null || !isOurs(folder)) {
    return { folder: mkdtempSync(join(temporary, 'onhook-')), trouble }
  }
  if (dead) return { folder, trouble }
  try {
    const settings = join(wanted, 'settings.json')
    if (lstatSync(settings).isFile()) copyFileSync(settings, join(folder, 'settings.json'))
  } catch {
    // There are none, or they cannot be read: as at the first start.
  }
  return { folder, trouble }
}

/** Whether the system says anything of this folder in a moment. */
export type Answers = (folder: string) => boolean

/** ms that a start may be held up by a folder that is not there to be asked. */
const ANSWERS_WITHIN = 1_000

const answersInTime: Answers = (folder) => answersWithin(folder, ANSWERS_WITHIN)

function whyNotWritable(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const probe = join(folder, `.probe-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
    makePrivate(folder)
    return null
  } catch (error: unknown) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

/** Others who may look into a folder of ours may not any more; one that many share stays as it is. */
function makePrivate(folder: string): void {
  const { mode, uid } = lstatSync(folder)
  const shared = (mode & 0o1000) !== 0 || folder === homedir()
  if (process.getuid?.() === uid && (mode & 0o077) !== 0 && !shared) chmodSync(folder, 0o700)
}

/** In a folder that all users share anybody could have made it before us. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder)
  const uid = process.getuid?.()
  return found.isDirectory() && (uid === undefined || found.uid === uid)
}
