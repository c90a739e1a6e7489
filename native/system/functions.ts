import type { RasCallClass } from '../port.ts'

/** Which library a function is looked up in. */
export type LibraryRole = 'ras' | 'service' | 'kernel'

/**
 * What a function returns: a DWORD as it is; a BOOL, or a handle that is zero when it failed. For the latter two the code
 * is GetLastError's, 0 on success.
 */
export type ResultKind = 'number' | 'bool' | 'pointer'

export interface FunctionSpec {
  readonly library: LibraryRole
  /** Whose threads it runs on. */
  readonly calls: RasCallClass
  /** All are passed as `uintptr_t`: it holds handles, addresses and DWORDs on every calling convention in question. */
  readonly arguments: number
  readonly result: ResultKind
  /** Without it nothing works. */
  readonly required: boolean
}

const ras = (calls: RasCallClass, count: number, required = false): FunctionSpec => ({
  library: 'ras',
  calls,
  arguments: count,
  result: 'number',
  required,
})

/** The service manager is asked before each list, and by the same threads. */
const service = (count: number, result: ResultKind): FunctionSpec => ({
  library: 'service',
  calls: 'list',
  arguments: count,
  result,
  required: false,
})

/** Every function that is called, by its exported name. RasHangUpW runs on OS threads, all else on worker threads. */
export const FUNCTIONS = {
  RasEnumConnectionsW: ras('list', 3, true),
  RasGetConnectStatusW: ras('status', 2, true),
  RasHangUpW: ras('hang-up', 1, true),
  RasGetSubEntryHandleW: ras('witness', 3, true),
  RasGetErrorStringW: ras('details', 3),
  RasGetConnectionStatistics: ras('details', 2),
  RasGetLinkStatistics: ras('details', 3),
  RasGetEntryPropertiesW: ras('details', 6),
  RasGetSubEntryPropertiesW: ras('details', 7),
  RasGetProjectionInfoW: ras('details', 4),
  RasGetProjectionInfoEx: ras('details', 3),
  RasConnectionNotificationW: ras('details', 3),
  OpenSCManagerW: service(3, 'pointer'),
  OpenServiceW: service(3, 'pointer'),
  QueryServiceStatusEx: service(5, 'bool'),
  QueryServiceConfigW: service(4, 'bool'),
  CloseServiceHandle: service(1, 'bool'),
  FormatMessageW: { library: 'kernel', calls: 'details', arguments: 7, result: 'number', required: false },
} as const satisfies Readonly<Record<string, FunctionSpec>>

export type FunctionName = keyof typeof FUNCTIONS

export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as readonly FunctionName[]

export const functionIndex: Readonly<Record<string, number>> = Object.fromEntries(
  FUNCTION_NAMES.map((name, index) => [name, index]),
)
