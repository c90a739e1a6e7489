import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Settings } from '../../electron/contract/settings.ts'

/** A user-data folder of somebody who has made these choices, and has seen every hint. */
export function folderWith(settings: Partial<Settings>, more: object = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'onhook-electron-'))
  const document = { v: 1, settings, seen: ['first-run', 'closed'], ...more }
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(document))
  return folder
}

/** What OnHook has kept there. */
export function settingsIn(folder: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, 'settings.json'), 'utf8'))
}
