import type { z } from 'zod'
import { CALLS, type CallName, type ReplyOf, type Request } from './calls.ts'
import type { Crossing } from './schema.ts'

/** One handler a call. `from` is what the carrier found out about the caller. */
export type Handlers<From = void> = {
  readonly [N in CallName]: (request: Request<N>, from: From) => ReplyOf<N> | Promise<ReplyOf<N>>
}

/** Takes whatever came over a carrier; the answer is always a value, never an exception. */
export type Dispatch<From = void> = (name: unknown, payload: unknown, from: From) => Promise<Crossing<unknown>>

export interface ServeLog {
  warn(line: string): void
}

/**
 * Stands between a carrier and the handlers: a call that is not in the schema, or whose payload is not exactly what the
 * schema says, reaches no handler. Who sent it is the carrier's question, asked before.
 */
export function serve<From = void>(handlers: Handlers<From>, log: ServeLog): Dispatch<From> {
  const run = async <N extends CallName>(name: N, payload: unknown, from: From): Promise<Crossing<unknown>> => {
    const checked = checkOf(name).safeParse(payload)
    if (!checked.success) {
      log.warn(`call ${name} refused: ${faults(checked.error)}`)
      return { ok: false, refusal: 'bad-request' }
    }
    try {
      return { ok: true, value: await handlers[name](checked.data, from) }
    } catch (error: unknown) {
      log.warn(`call ${name} failed: ${reasonOf(error)}`)
      return { ok: false, refusal: 'failed' }
    }
  }

  return async (name, payload, from) => {
    if (!isCallName(name)) {
      log.warn(`unknown call refused: ${quote(name)}`)
      return { ok: false, refusal: 'bad-request' }
    }
    return run(name, payload, from)
  }
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(CALLS, name)
}

function checkOf<N extends CallName>(name: N): z.ZodType<Request<N>> {
  const checks: { readonly [M in CallName]: { readonly check: z.ZodType<Request<M>> } } = CALLS
  return checks[name].check
}

/** Where and what kind, never the value: payloads may hold what must not stand in a log. */
function faults(error: z.ZodError): string {
  return error.issues.map((issue) => `${quote(issue.path.map(String).join('.'))} ${issue.code}`).join(', ')
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : quote(error)
}

/** One line, bounded: an unknown name is the sender's text. */
function quote(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : `(${typeof value})`
}
