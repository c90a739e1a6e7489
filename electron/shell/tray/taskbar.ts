import type { BaseWindow } from 'electron'
import { registeredMessage } from '../../../native/system/windows/registered-message.ts'

/** Explorer sends it to all windows when it has made its taskbar, each time that it was started. */
const TASKBAR_CREATED = 'TaskbarCreated'

/** https://learn.microsoft.com/windows/win32/shell/taskbar#taskbar-creation-notification */
export function onTaskbarCreated(window: Pick<BaseWindow, 'hookWindowMessage'>, heard: () => void): void {
  window.hookWindowMessage(registeredMessage(TASKBAR_CREATED), heard)
}
