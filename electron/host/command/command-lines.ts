import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Socket } from 'node:net'
import { z } from 'zod'
import { ANSWER, EVENT } from './answer.ts'
import { COMMAND, COMMAND_VERSION } from './command.ts'

/**
 * A conversation about one command, a line of JSON each:
 *
 *     caller  hello: a random number
 *     OnHook  the caller's number under the key, and a random number of its own — or a refusal
 *     caller  OnHook's number and the command under the key, and the command
 *     OnHook  events, and at last the answer
 *
 * The key is in the lock file of the data folder, new for each run, and never travels: who cannot read the folder can
 * neither ask nor answer.
 */

const random = z.string().regex(/^[0-9a-f]{32}$/)
const proof = z.string().regex(/^[0-9a-f]{64}$/)
const v = z.literal(COMMAND_VERSION)

export const HELLO = z.object({ v: z.number(), hello: random })
export const REFUSED = z.object({
  refused: z.enum(['version', 'not-known', 'busy', 'bad-request']),
  onhook: z.string(),
})
export type Refused = z.infer<typeof REFUSED>
export const GREETING = z.object({ v, proof, random, onhook: z.string() })
/** `command` as text: what is proven is what is read. */
export const REQUEST = z.object({ v, proof, command: z.string() })
export const MESSAGE = z.union([EVENT, ANSWER])

export const LONGEST_REQUEST = 256 * 1024

/** What each side proves to know the key with; they differ, so that no answer can be sent back as one's own. */
export const greetingProof = (key: string, hello: string): string => under(key, `onhook ${hello}`)
export const requestProof = (key: string, theirs: string, command: string): string =>
  under(key, `caller ${theirs} ${command}`)

const under = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('hex')

export function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}

/** The value of a line where it is one of this kind; else null. */
export function readLine<T>(line: string, kind: z.ZodType<T>): T | null {
  try {
    const read = kind.safeParse(JSON.parse(line))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

export const readCommand = (text: string) => readLine(text, COMMAND)

/** ASCII, so that no code page can garble it. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007F-\uFFFF]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

export function sendLine(socket: Socket, value: unknown): void {
  if (!socket.destroyed && socket.writable) socket.write(`${asciiJson(value)}\n`)
}

/** Calls back with each whole line; a line longer than `longest` ends the conversation. */
export function onLines(socket: Socket, longest: number, take: (line: string) => void): void {
  let text = ''
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    text += chunk
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
      const line = text.slice(0, end)
      text = text.slice(end + 1)
      if (line.length > longest) return void socket.destroy()
      take(line)
      if (socket.destroyed) return
    }
    if (text.length > longest) socket.destroy()
  })
}
