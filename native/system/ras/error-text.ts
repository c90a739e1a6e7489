import { CODE } from '../../constants.ts'
import { RAS_RANGE } from '../../errors.ts'
import type { RasAnswer } from '../../port.ts'
import type { Caller } from '../calls/native-call.ts'
import { dword, type Memory, readText } from '../memory/memory.ts'

/** Microsoft promises that 512 are always enough for RAS; the system's texts are longer now and then. */
const MOST_UNITS = 1024

const FORMAT_MESSAGE_FROM_SYSTEM = 0x1000
/** The texts have places for names that nobody hands in here. */
const FORMAT_MESSAGE_IGNORE_INSERTS = 0x200
/** No line breaks. */
const FORMAT_MESSAGE_MAX_WIDTH_MASK = 0xff

/** Windows' own sentence for a code, in the user's language: to be shown, never to be compared. */
export function errorString(caller: Caller, code: number): Promise<RasAnswer<string>> {
  return code >= RAS_RANGE.from && code <= RAS_RANGE.to ? rasText(caller, code) : systemText(caller, code)
}

/** https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgeterrorstringw */
function rasText(caller: Caller, error: number): Promise<RasAnswer<string>> {
  return caller.call({
    name: 'RasGetErrorStringW',
    subject: 'error text',
    bytes: MOST_UNITS * 2,
    fill: (_memory, _at, address) => [dword(error), address, dword(MOST_UNITS)],
    read: ({ code, memory, at }) => (code === 0 ? sentence(memory, at) : { kind: 'code', code }),
  })
}

/** https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-formatmessagew */
function systemText(caller: Caller, error: number): Promise<RasAnswer<string>> {
  const flags = FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS | FORMAT_MESSAGE_MAX_WIDTH_MASK
  return caller.call({
    name: 'FormatMessageW',
    subject: 'error text',
    bytes: MOST_UNITS * 2,
    fill: (_memory, _at, address) => [dword(flags), 0n, dword(error), 0n, address, dword(MOST_UNITS), 0n],
    read: ({ code: length, memory, at }) =>
      length > 0 ? sentence(memory, at) : { kind: 'code', code: CODE.NoMessage },
  })
}

const sentence = (memory: Memory, at: number): RasAnswer<string> => ({
  kind: 'value',
  value: readText(memory, at, MOST_UNITS * 2).trim(),
})
