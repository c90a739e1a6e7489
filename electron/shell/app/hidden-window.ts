import { BaseWindow } from 'electron'

/** Kept for the life of the process: a window that is garbage-collected hears nothing. */
let kept: BaseWindow | null = null

/** Windows announces much to windows alone: for a program that is otherwise only an icon, one that is never shown listens. */
export function createHiddenWindow(): BaseWindow {
  kept = new BaseWindow({ show: false, width: 1, height: 1 })
  return kept
}
