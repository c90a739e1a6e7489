/** Which library a function is looked up in. */
export type LibraryRole = 'ras' | 'service' | 'kernel'

/**
 * What a function returns: a DWORD as it is; a BOOL, or a handle that is zero when it failed. For the latter two the code
 * is GetLastError's, 0 on success.
 */
export type ResultKind = 'number' | 'bool' | 'pointer'

export interface FunctionSpec {
  readonly library: LibraryRole
  /** All are passed as `uintptr_t`: it holds handles, addresses and DWORDs on every calling convention in question. */
  readonly arguments: number
  readonly result: ResultKind
  /** Without it nothing works. */
  readonly required: boolean
}

const of =
  (library: LibraryRole, required = false) =>
  (count: number, result: ResultKind = 'number'): FunctionSpec => ({ library, arguments: count, result, required })

const required = of('ras', true)
const ras = of('ras')
const service = of('service')
const kernel = of('kernel')

/** Every function that a worker thread may call, by its exported name. RasHangUpW has threads of its own. */
export const FUNCTIONS = {
  RasEnumConnectionsW: required(3),
  RasGetConnectStatusW: required(2),
  RasHangUpW: required(1),
  RasGetSubEntryHandleW: required(3),
  RasGetErrorStringW: ras(3),
  RasGetConnectionStatistics: ras(2),
  RasGetLinkStatistics: ras(3),
  RasGetEntryPropertiesW: ras(6),
  RasGetSubEntryPropertiesW: ras(7),
  RasGetProjectionInfoW: ras(4),
  RasGetProjectionInfoEx: ras(3),
  RasConnectionNotificationW: ras(3),
  OpenSCManagerW: service(3, 'pointer'),
  OpenServiceW: service(3, 'pointer'),
  QueryServiceStatusEx: service(5, 'bool'),
  QueryServiceConfigW: service(4, 'bool'),
  CloseServiceHandle: service(1, 'bool'),
  FormatMessageW: kernel(7),
} as const satisfies Readonly<Record<string, FunctionSpec>>

export type FunctionName = keyof typeof FUNCTIONS

export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as readonly FunctionName[]

export const functionIndex: Readonly<Record<string, number>> = Object.fromEntries(
  FUNCTION_NAMES.map((name, index) => [name, index]),
)
