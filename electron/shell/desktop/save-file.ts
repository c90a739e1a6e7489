import { writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import type { Exported } from '../../contract/schema.ts'
import type { OfferedFile } from '../../host/engine-handlers.ts'
import { SAVE_WITHIN } from '../timings.ts'

/** Asks the user where to put a file, and writes it there; no view ever names a path. */
export async function saveFileAs({ name, text }: OfferedFile): Promise<Exported> {
  const ending = extname(name).slice(1)
  const options = {
    defaultPath: join(documents(), name),
    filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
  }
  const asking = BrowserWindow.getFocusedWindow()
  const { filePath, canceled } =
    asking === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(asking, options)
  if (canceled || filePath === undefined || filePath === '') return { kind: 'cancelled' }
  try {
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), SAVE_WITHIN).unref())
    const saved = await Promise.race([writeFile(filePath, text, 'utf8').then(() => true), late])
    if (saved === null) return { kind: 'failed', reason: `the disk has not answered for ${SAVE_WITHIN / 1_000} s` }
    return { kind: 'saved', name: basename(filePath) }
  } catch (error: unknown) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
  }
}

/** Not every account has such a folder. */
function documents(): string {
  try {
    return app.getPath('documents')
  } catch {
    return app.getPath('home')
  }
}
