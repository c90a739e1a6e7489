import { callForNumber, loadKoffi } from '../koffi.ts'
import { inSystemFolder } from './windows-folder.ts'

/**
 * The number, for this session, of a window message that programs know by name. Throws where user32.dll cannot be asked.
 * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-registerwindowmessagew
 */
export function registeredMessage(name: string): number {
  const user32 = loadKoffi().load(inSystemFolder('user32.dll'))
  return callForNumber(user32.func('__stdcall', 'RegisterWindowMessageW', 'uint32_t', ['str16']), name)
}
