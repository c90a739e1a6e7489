import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { app, dialog } from 'electron'
import type { Exported } from '../contract/schema.ts'
import type { OfferedFile } from '../engine/handlers.ts'

/** Asks the user where to put a file, and writes it there; no view ever names a path. */
export async function keepFile({ name, text }: OfferedFile): Promise<Exported> {
  const { filePath, canceled } = await dialog.showSaveDialog({ defaultPath: join(app.getPath('documents'), name) })
  if (canceled || filePath === undefined || filePath === '') return { kind: 'cancelled' }
  try {
    await writeFile(filePath, text, 'utf8')
    return { kind: 'saved', name: basename(filePath) }
  } catch (error: unknown) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
  }
}
