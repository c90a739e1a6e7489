import { callForNumber, callForPointer, loadKoffi } from '../koffi.ts'
import { inSystemFolder } from './windows-folder.ts'

const TOKEN_QUERY = 8
const TOKEN_ELEVATION_TYPE = 18
/** The whole rights of an administrator, or an administrator's who is asked before they are given. */
const ELEVATED = 2
const LIMITED = 3

/**
 * Whether this user may change what belongs to all users, be it after a question by Windows; undefined where that is not known.
 * https://learn.microsoft.com/windows/win32/api/winnt/ne-winnt-token_elevation_type
 */
export function mayAdminister(platform: NodeJS.Platform): boolean | undefined {
  if (platform !== 'win32') return undefined
  try {
    const type = elevationType()
    return type === ELEVATED || type === LIMITED || isAdministrator()
  } catch {
    return undefined
  }
}

function elevationType(): number {
  const koffi = loadKoffi()
  const kernel32 = koffi.load(inSystemFolder('kernel32.dll'))
  const advapi32 = koffi.load(inSystemFolder('advapi32.dll'))
  const open = advapi32.func('__stdcall', 'OpenProcessToken', 'int', ['uintptr_t', 'uint32_t', 'void *'])
  const query = advapi32.func('__stdcall', 'GetTokenInformation', 'int', [
    'uintptr_t',
    'int',
    'void *',
    'uint32_t',
    'void *',
  ])
  const self = callForPointer(kernel32.func('__stdcall', 'GetCurrentProcess', 'uintptr_t', []))
  const token = Buffer.alloc(8)
  if (callForNumber(open, self, TOKEN_QUERY, token) === 0)
    throw new Error('The token of this process cannot be opened.')
  const handle = token.readBigUInt64LE()
  const type = Buffer.alloc(4)
  const known = callForNumber(query, handle, TOKEN_ELEVATION_TYPE, type, type.length, Buffer.alloc(4))
  callForNumber(kernel32.func('__stdcall', 'CloseHandle', 'int', ['uintptr_t']), handle)
  if (known === 0) throw new Error('The token of this process cannot be read.')
  return type.readUInt32LE()
}

/** Where Windows asks nobody (user account control is off), the token says no more. */
function isAdministrator(): boolean {
  return (
    callForNumber(loadKoffi().load(inSystemFolder('shell32.dll')).func('__stdcall', 'IsUserAnAdmin', 'int', [])) !== 0
  )
}
