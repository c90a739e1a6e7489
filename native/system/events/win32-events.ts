import { callForPointer, loadKoffi } from '../koffi.ts'

/** Win32 events, made and set without waiting. https://learn.microsoft.com/windows/win32/sync/event-objects */
export interface Win32Events {
  /** An event that falls back by itself once one wait was satisfied; 0 when Windows has none left. */
  create(): bigint
  set(event: bigint): void
  close(event: bigint): void
  /** Handles side by side, as WaitForMultipleObjects reads them. */
  array(events: readonly bigint[]): BigUint64Array
}

/** Null off Windows. */
export function win32Events(): Win32Events | null {
  if (process.platform !== 'win32') return null
  const kernel32 = loadKoffi().load('kernel32.dll')
  const word = 'uintptr_t'
  const createEvent = kernel32.func('__stdcall', 'CreateEventW', word, [word, 'int', 'int', word])
  const setEvent = kernel32.func('__stdcall', 'SetEvent', 'int', [word])
  const closeHandle = kernel32.func('__stdcall', 'CloseHandle', 'int', [word])
  return {
    create: () => callForPointer(createEvent, 0, 0, 0, 0),
    set(event) {
      setEvent(event)
    },
    close(event) {
      closeHandle(event)
    },
    array: (events) => BigUint64Array.from(events),
  }
}
