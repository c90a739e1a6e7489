import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

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
export function usableFolder(wanted: string, temporary: string): UserFolder {
  const trouble = whyNotWritable(wanted)
  if (trouble === null) return { folder: wanted, trouble }
  const folder = join(temporary, `onhook-${createHash('sha256').update(wanted).digest('hex').slice(0, 16)}`)
  if (whyNotWritable(folder) !== null || !isOurs(folder)) {
    return { folder: mkdtempSync(join(temporary, 'onhook-')), trouble }
  }
  try {
    copyFileSync(join(wanted, 'settings.json'), join(folder, 'settings.json'))
  } catch {
    // There are none, or they cannot be read: as at the first start.
  }
  return { folder, trouble }
}

function whyNotWritable(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const probe = join(folder, `.probe-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
    return null
  } catch (error: unknown) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

/** In a folder that all users share anybody could have made it before us. */
function isOurs(folder: string): boolean {
  const uid = process.getuid?.()
  return uid === undefined || statSync(folder).uid === uid
}
