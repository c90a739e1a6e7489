import { callForNumber, loadKoffi } from '../koffi.ts'

/**
 * System32, as the system itself names it: an environment variable can be changed by whoever starts the program.
 * https://learn.microsoft.com/windows/win32/api/sysinfoapi/nf-sysinfoapi-getsystemdirectoryw
 */
export function systemFolder(): string {
  const units = new Uint16Array(300)
  const get = loadKoffi()
    .load('kernel32.dll')
    .func('__stdcall', 'GetSystemDirectoryW', 'uint32_t', ['void *', 'uint32_t'])
  const length = callForNumber(get, units, units.length)
  if (length === 0 || length >= units.length) throw new Error('Windows does not name its system folder.')
  return String.fromCharCode(...units.subarray(0, length))
}

/** Joined by hand: `path.join` follows the system it runs on, and so would a test. */
export const inSystemFolder = (file: string): string => `${systemFolder()}\\${file}`
