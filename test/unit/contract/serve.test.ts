import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CALLS, type CallName } from '../../../electron/contract/calls.ts'
import { OK, refuse } from '../../../electron/contract/schema.ts'
import { type Handlers, serve } from '../../../electron/contract/serve.ts'
import { EMPTY_SNAPSHOT } from '../../fixtures/fake-engine.ts'

const CALL_NAMES = Object.keys(CALLS) as CallName[]

/** Handlers that write down what reached them. */
function recorder(): { readonly reached: unknown[]; readonly handlers: Handlers<string> } {
  const reached: unknown[] = []
  const note = (name: string) => (request: unknown, from: string) => {
    reached.push([name, request, from])
    return OK
  }
  return {
    reached,
    handlers: {
      snapshot: (request, from) => {
        reached.push(['snapshot', request, from])
        return EMPTY_SNAPSHOT
      },
      hangUp: note('hangUp'),
      hangUpAll: note('hangUpAll'),
      hangUpAgain: note('hangUpAgain'),
      keepWaiting: note('keepWaiting'),
      leaveIt: note('leaveIt'),
      reconnect: note('reconnect'),
      tryAgain: note('tryAgain'),
      openWindow: note('openWindow'),
      fitPopover: note('fitPopover'),
      hidePopover: note('hidePopover'),
      traffic: () => [],
      steps: () => [],
      receipts: () => [],
      exportReceipts: () => ({ kind: 'cancelled' }),
      nativeCalls: () => [],
      saveReport: () => ({ kind: 'cancelled' }),
      record: note('record'),
      saveRecording: () => ({ kind: 'cancelled' }),
      changeSettings: note('changeSettings'),
      startAtLogin: note('startAtLogin'),
      putAway: note('putAway'),
      putAwayNotice: note('putAwayNotice'),
      openSystem: note('openSystem'),
      quit: note('quit'),
      waitForEnd: note('waitForEnd'),
      dontQuit: note('dontQuit'),
      leave: note('leave'),
    },
  }
}

function served(change: Partial<Handlers<string>> = {}) {
  const { reached, handlers } = recorder()
  const lines: string[] = []
  const dispatch = serve<string>({ ...handlers, ...change }, { warn: (line) => lines.push(line) })
  return { reached, lines, dispatch: (name: unknown, payload: unknown) => dispatch(name, payload, 'window') }
}

describe('a call as the schema has it', () => {
  test('reaches its handler with the request and who asked', async () => {
    const { reached, dispatch } = served()
    const request = { connection: 'a', link: 2, confirmed: false }
    expect(await dispatch('hangUp', request)).toEqual({ ok: true, value: { ok: true } })
    expect(reached).toEqual([['hangUp', request, 'window']])
  })

  test('brings back the handler’s own refusal as a value', async () => {
    const { dispatch } = served({ keepWaiting: () => refuse('not-now') })
    const answer = await dispatch('keepWaiting', { connection: 'a', link: null })
    expect(answer).toEqual({ ok: true, value: { ok: false, refusal: 'not-now' } })
  })

  test('waits for a handler that answers later', async () => {
    const { dispatch } = served({ tryAgain: async () => refuse('not-here') })
    expect(await dispatch('tryAgain', null)).toEqual({ ok: true, value: { ok: false, refusal: 'not-here' } })
  })

  test('may name the longest connection Windows knows', async () => {
    const { dispatch } = served()
    const answer = await dispatch('hangUpAgain', { connection: `${'\ud800'.repeat(256)}|guid`, link: null })
    expect(answer.ok).toBe(true)
  })
})

describe('a call that is not in the schema is refused and reaches nothing', () => {
  const cases: readonly (readonly [string, unknown, unknown])[] = [
    ['an unknown name', 'format', null],
    ['a name from the prototype', 'constructor', null],
    ['__proto__', '__proto__', null],
    ['no name', undefined, null],
    ['a name that only prints like one', { toString: () => 'quit' }, null],
    ['no payload where null is due', 'quit', undefined],
    ['a payload where null is due', 'quit', {}],
    ['a missing key', 'hangUp', { connection: 'a', link: null }],
    ['a key too many', 'hangUp', { connection: 'a', link: null, confirmed: true, path: 'C:\\' }],
    ['an own __proto__ key', 'keepWaiting', JSON.parse('{"connection":"a","link":null,"__proto__":{"x":1}}')],
    ['link 0', 'hangUp', { connection: 'a', link: 0, confirmed: true }],
    ['half a link', 'hangUp', { connection: 'a', link: 1.5, confirmed: true }],
    ['link NaN', 'hangUp', { connection: 'a', link: Number.NaN, confirmed: true }],
    ['a link as text', 'hangUp', { connection: 'a', link: '1', confirmed: true }],
    ['a handle instead of an id', 'hangUp', { connection: 4096, link: null, confirmed: true }],
    ['an empty id', 'reconnect', { recent: '' }],
    ['an id without end', 'reconnect', { recent: 'x'.repeat(100_000) }],
    ['a page that is none', 'openWindow', { page: 'javascript:', connection: null }],
    ['an array', 'hangUpAll', [true]],
  ]
  test.each(cases)('%s', async (_what, name, payload) => {
    const { reached, lines, dispatch } = served()
    expect(await dispatch(name, payload)).toEqual({ ok: false, refusal: 'bad-request' })
    expect(reached).toEqual([])
    expect(lines).toHaveLength(1)
  })

  test('whatever is sent', async () => {
    const { dispatch } = served()
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.anything(), fc.constantFrom(...CALL_NAMES)),
        fc.anything().filter((payload) => !isEmptyObject(payload)),
        async (name, payload) => {
          const answer = await dispatch(name, payload)
          expect(answer.ok).toBe(payload === null && CALL_NAMES.some((known) => known === name && takesNull(known)))
        },
      ),
    )
  })
})

test('the log says where a payload was wrong, and nothing of what was in it', async () => {
  const { lines, dispatch } = served()
  await dispatch('hangUp', { connection: 4711, link: null, confirmed: 'secret' })
  expect(lines[0]).toContain('"connection" invalid_type')
  expect(lines[0]).not.toContain('4711')
  expect(lines[0]).not.toContain('secret')
})

test('an unknown name is logged on one line of bounded length', async () => {
  const { lines, dispatch } = served()
  await dispatch(`a\nb${'x'.repeat(10_000)}`, null)
  expect(lines[0]).not.toContain('\n')
  expect(lines[0]!.length).toBeLessThan(200)
})

test('a handler that throws is logged and answered as failed', async () => {
  const { lines, dispatch } = served({
    quit: () => {
      throw new Error('no such window')
    },
  })
  expect(await dispatch('quit', null)).toEqual({ ok: false, refusal: 'failed' })
  expect(lines[0]).toContain('no such window')
})

function takesNull(name: CallName): boolean {
  return CALLS[name].check.safeParse(null).success
}

/** A change of no setting is a change as the schema has it: the one thing random enough to be right by chance. */
function isEmptyObject(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && !Array.isArray(payload) && Object.keys(payload).length === 0
}
