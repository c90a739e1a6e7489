import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import { expect, test } from 'vitest'
import { carryCalls, type ViewName } from '../../../../electron/shell/ipc/ipc-carrier.ts'

interface Sender {
  readonly origin?: string
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
  const stop = carryCalls({
    ipcMain,
    dispatch: async (name, payload, from) => {
      calls.push([name, payload, from])
      return { ok: true, value: 'done' }
    },
    viewOf: (sender) => views.get(sender) ?? null,
    log: { info: () => {}, warn: (line) => warned.push(line) },
  })
  const send = ({ origin = 'app://onhook', framed = false, frameless = false, view = 'popover' }: Sender = {}) => {
    const frame = { origin }
    const sender = { mainFrame: framed ? {} : frame } as unknown as WebContents
    views.set(sender, view)
    const event = { sender, senderFrame: frameless ? null : frame } as unknown as IpcMainInvokeEvent
    return handler?.(event, 'snapshot', null)
  }
  return { calls, warned, send, stop, listens: () => handler !== null }
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
