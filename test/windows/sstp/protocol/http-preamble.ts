/** [MS-SSTP] 4.1: the one address at which an SSTP server listens. */
const PATH = '/sra_{BA195980-CD49-458b-9E23-C84EE0ADCD75}/'
const METHOD = 'SSTP_DUPLEX_POST'
const END = '\r\n\r\n'

/** Bytes; what a client sends before its first packet is a few hundred. */
export const PREAMBLE_AT_MOST = 8 * 1024

export type Preamble =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'accepted'; readonly host: string; readonly rest: Buffer; readonly answer: string }
  | { readonly kind: 'refused'; readonly why: string; readonly answer: string }

/**
 * Reads the HTTP request that opens an SSTP connection. What follows it in `received` is `rest`, the first packets.
 * https://learn.microsoft.com/openspecs/windows_protocols/ms-sstp/7e5b2134-b4bf-435a-85bf-bfe0313fd889
 */
export function readPreamble(received: Buffer): Preamble {
  const end = received.indexOf(END)
  if (end < 0) {
    if (received.length >= PREAMBLE_AT_MOST)
      return refused(431, 'Request Header Fields Too Large', 'a request without end')
    return startsLikeOurs(received) ? { kind: 'incomplete' } : refused(400, 'Bad Request', 'no SSTP request')
  }
  if (end > PREAMBLE_AT_MOST) return refused(431, 'Request Header Fields Too Large', 'a request too long')
  const [requestLine = '', ...headers] = received.subarray(0, end).toString('latin1').split('\r\n')
  const [method, path, version] = requestLine.split(' ')
  if (method !== METHOD) return refused(405, 'Method Not Allowed', 'another method')
  if (path?.toLowerCase() !== PATH.toLowerCase()) return refused(404, 'Not Found', 'another address')
  if (version !== 'HTTP/1.1') return refused(505, 'HTTP Version Not Supported', 'another version of HTTP')
  const host = headers.find((header) => /^host:/i.test(header))
  return {
    kind: 'accepted',
    host: host === undefined ? '' : host.slice('host:'.length).trim(),
    rest: received.subarray(end + END.length),
    answer: answer(200, 'OK', ['Content-Length: 18446744073709551615']),
  }
}

/** So that a client that speaks anything else need not be waited for. */
function startsLikeOurs(received: Buffer): boolean {
  const wanted = Buffer.from(`${METHOD} `, 'latin1')
  const length = Math.min(received.length, wanted.length)
  return received.subarray(0, length).equals(wanted.subarray(0, length))
}

function refused(status: number, reason: string, why: string): Preamble {
  return { kind: 'refused', why, answer: answer(status, reason, ['Content-Length: 0', 'Connection: close']) }
}

function answer(status: number, reason: string, headers: readonly string[]): string {
  return (
    [`HTTP/1.1 ${status} ${reason}`, ...headers, 'Server: OnHook-test', `Date: ${new Date().toUTCString()}`].join(
      '\r\n',
    ) + END
  )
}
