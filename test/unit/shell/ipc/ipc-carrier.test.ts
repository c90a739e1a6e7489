import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import { expect, test } from 'vitest'
import { CALL_RATE } from '../../../../electron/host/token-bucket.ts'
import { carryCalls, type ViewName } from '../../../../electron/shell/ipc/ipc-carrier.ts'

interface Sender {
  readonly origin?: string
  readonly url?: string
  /** In a frame of the page. */
  readonly framed?: boolean
  /** Navigated away or destroyed meanwhile. */
  readonly frameless?: boolean
  readonly view?: ViewName | null
}

function makeCarrier() {
  const calls: unknown[] = []
  const warned: string[] = []
  let handler: ((event: IpcMainInvokeEvent, ...given: unknown[]) => unknown) | null = null
  const ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'> = {
    handle: (_channel, given) => {
      handler = given
    },
    removeHandler: () => {
      handler = null
    },
  }
  const views = new Map<WebContents, ViewName | null>()
  let now = 0
  const stop = carryCalls({
    ipcMain,
    dispatch: async (name, payload, from) => {
      calls.push([name, payload, from])
      return { ok: true, value: 'done' }
    },
    viewOf: (sender) => views.get(sender) ?? null,
    log: { info: () => {}, warn: (line) => warned.push(line) },
    now: () => now,
  })
  const send = ({
    origin = 'app://onhook',
    url = 'app://onhook/window.html#history',
    framed = false,
    frameless = false,
    view = 'popover',
  }: Sender = {}) => {
    const frame = { origin, url }
    const sender = { mainFrame: framed ? {} : frame } as unknown as WebContents
    views.set(sender, view)
    const event = { sender, senderFrame: frameless ? null : frame } as unknown as IpcMainInvokeEvent
    return handler?.(event, 'snapshot', null)
  }
  /** Calls again and again from the same window. */
  const sender = (view: ViewName) => {
    const frame = { origin: 'app://onhook', url: `app://onhook/${view}.html` }
    const contents = { mainFrame: frame } as unknown as WebContents
    views.set(contents, view)
    const event = { sender: contents, senderFrame: frame } as unknown as IpcMainInvokeEvent
    return () => handler?.(event, 'snapshot', null)
  }
  const pass = (ms: number) => (now += ms)
  return { calls, warned, send, sender, pass, stop, listens: () => handler !== null }
}

const REFUSED = { ok: false, refusal: 'foreign-sender' }

test('a call from one of our windows is dispatched with its view', async () => {
  const { send, calls } = makeCarrier()
  expect(await send({ view: 'window' })).toEqual({ ok: true, value: 'done' })
  expect(calls).toEqual([['snapshot', null, 'window']])
})

test.each<readonly [string, Sender]>([
  ['a page of another origin', { origin: 'https://example.com' }],
  ['a page that only begins like ours', { origin: 'app://onhook.example.com' }],
  ['a page that was led away from ours', { url: 'about:blank' }],
  ['a page of ours that is no view', { url: 'app://onhook/other.html' }],
  ['a frame inside our page', { framed: true }],
  ['a frame that has gone', { frameless: true }],
  ['a window that is none of ours', { view: null }],
])('%s is refused, logged, and reaches no handler', async (_who, sender) => {
  const { send, calls, warned } = makeCarrier()
  expect(await send(sender)).toEqual(REFUSED)
  expect(calls).toEqual([])
  expect(warned).toHaveLength(1)
})

test('what a foreign sender calls itself is logged in one bounded line', async () => {
  const { send, warned } = makeCarrier()
  await send({ origin: `app://x\n${'y'.repeat(1000)}` })
  expect(warned[0]).not.toContain('\n')
  expect(warned[0]?.length).toBeLessThan(200)
})

test('it can be stopped', () => {
  const { stop, listens } = makeCarrier()
  stop()
  expect(listens()).toBe(false)
})

test('a view that floods is answered busy, which others do not notice', async () => {
  const { sender, calls, pass } = makeCarrier()
  const [flooding, other] = [sender('popover'), sender('window')]
  let busy = 0
  for (let count = 0; count < 100_000; count += 1) {
    const answer = await flooding()
    if (JSON.stringify(answer) === '{"ok":false,"refusal":"busy"}') busy += 1
  }
  expect(busy).toBe(100_000 - CALL_RATE.burst)
  expect(calls).toHaveLength(CALL_RATE.burst)
  expect(await other()).toEqual({ ok: true, value: 'done' })
  pass(1000)
  expect(await flooding()).toEqual({ ok: true, value: 'done' })
})

test('no person is ever told busy: thirty calls a second go on as long as one likes', async () => {
  const { sender, pass } = makeCarrier()
  const view = sender('window')
  for (let count = 0; count < 10_000; count += 1) {
    pass(33)
    expect(await view()).toEqual({ ok: true, value: 'done' })
  }
})
