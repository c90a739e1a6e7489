import type { Clock } from '../../../../native/clock.ts'

/** How the responder answers one kind of request: as it should, late, never, or by cutting TCP. */
export type Manner =
  | { readonly kind: 'prompt' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'stuck' }
  | { readonly kind: 'dropped' }

/** What can be answered otherwise than promptly. */
export const ASKED = ['open', 'terminate', 'disconnect', 'echo'] as const
export type Asked = (typeof ASKED)[number]

/** `open` is the first word of TLS, `terminate` is LCP's Terminate-Request, `disconnect` is SSTP's Call Disconnect, `echo` is the echo of both. */
export type Knobs = { readonly [asked in Asked]: Manner }

const PROMPT: Manner = { kind: 'prompt' }
export const ALL_PROMPT: Knobs = { open: PROMPT, terminate: PROMPT, disconnect: PROMPT, echo: PROMPT }

/** An answer later than this is as good as none, ms. */
const SLOW_AT_MOST = 10 * 60_000

export type ParsedKnobs = { readonly ok: true; readonly knobs: Knobs } | { readonly ok: false; readonly why: string }

/** Reads words such as `terminate=slow:5000 disconnect=stuck`; what is not named is prompt. */
export function parseKnobs(text: string): ParsedKnobs {
  let knobs = ALL_PROMPT
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const [asked, said, ...more] = word.split('=')
    const manner = more.length === 0 ? parseManner(said ?? '') : null
    if (!isAsked(asked) || manner === null) {
      return { ok: false, why: `"${word}" is no knob: ${ASKED.join(', ')} = prompt, slow:<ms>, stuck or dropped.` }
    }
    knobs = { ...knobs, [asked]: manner }
  }
  return { ok: true, knobs }
}

/** Answers in that manner; `cut` ends the TCP connection without a word. */
export function answerAs(manner: Manner, clock: Pick<Clock, 'after'>, answer: () => void, cut: () => void): void {
  switch (manner.kind) {
    case 'prompt':
      answer()
      return
    case 'slow':
      clock.after(manner.ms, answer)
      return
    case 'stuck':
      return
    case 'dropped':
      cut()
      return
  }
}

function parseManner(text: string): Manner | null {
  if (text === 'prompt' || text === 'stuck' || text === 'dropped') return { kind: text }
  const ms = Number(/^slow:(\d{1,7})$/.exec(text)?.[1])
  return Number.isNaN(ms) || ms > SLOW_AT_MOST ? null : { kind: 'slow', ms }
}

const isAsked = (name: string | undefined): name is Asked => ASKED.some((asked) => asked === name)
