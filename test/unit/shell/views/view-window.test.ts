import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ViewWindow } from '../../../../electron/shell/views/view-window.ts'
import { EMPTY_SNAPSHOT } from '../../../fixtures/fake-engine.ts'
import { FakeBrowserWindow } from './fake-browser-window.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const TWO_MINUTES = 2 * 60_000

function makeView(closeAsked?: () => void) {
  const windows: FakeBrowserWindow[] = []
  const told: string[] = []
  const view = new ViewWindow({
    view: 'popover',
    make: () => {
      const window = new FakeBrowserWindow()
      windows.push(window)
      return window.asElectrons
    },
    options: () => ({}),
    preload: 'preload.cjs',
    log: { info: () => {}, warn: () => {} },
    shownChanged: () => {},
    gaveUp: (reason) => told.push(reason),
    ...(closeAsked === undefined ? {} : { closeAsked }),
  })
  const newest = (): FakeBrowserWindow => windows.at(-1)!
  /** As a page does that is opened: draws, then asks for its first snapshot. */
  const open = () => {
    view.show()
    newest().pictured()
    view.listens()
  }
  return { view, windows, told, newest, open }
}

describe('The window of a view', () => {
  test('is made when it is first asked for', () => {
    const { view, windows } = makeView()
    expect(windows).toEqual([])
    view.show()
    expect(windows).toHaveLength(1)
    expect(windows[0]?.told).toEqual(['load app://onhook/popover.html'])
  })

  test('is not shown before there is something to see', () => {
    const { view, newest } = makeView()
    view.show()
    expect(view.visible).toBe(false)
    newest().pictured()
    expect(view.visible).toBe(true)
  })

  test('that was hidden again before it was drawn stays hidden', () => {
    const { view, newest } = makeView()
    view.show()
    view.hide()
    newest().pictured()
    expect(view.visible).toBe(false)
  })

  test('is kept for two minutes after it was hidden, and not longer', () => {
    const { view, newest, open } = makeView()
    open()
    view.hide()
    vi.advanceTimersByTime(TWO_MINUTES - 1)
    expect(newest().isDestroyed()).toBe(false)
    vi.advanceTimersByTime(1)
    expect(newest().isDestroyed()).toBe(true)
    expect(view.window).toBeNull()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('that is shown again in time is not destroyed', () => {
    const { view, windows, open } = makeView()
    open()
    view.hide()
    vi.advanceTimersByTime(TWO_MINUTES - 1)
    view.show()
    vi.advanceTimersByTime(10 * TWO_MINUTES)
    expect(windows).toHaveLength(1)
    expect(view.visible).toBe(true)
  })

  test('is made anew after it was destroyed', () => {
    const { view, windows, open } = makeView()
    open()
    view.hide()
    vi.advanceTimersByTime(TWO_MINUTES)
    open()
    expect(windows).toHaveLength(2)
    expect(view.visible).toBe(true)
  })

  test('that the user closes is hidden, where nothing else is said', () => {
    const { view, newest, open } = makeView()
    open()
    expect(newest().closedByUser()).toBe(true)
    expect(view.visible).toBe(false)
  })

  test('that the user closes asks what to do about it', () => {
    const asked = vi.fn()
    const { newest, open } = makeView(asked)
    open()
    newest().closedByUser()
    expect(asked).toHaveBeenCalledOnce()
  })

  test('that is minimized is seen by nobody', () => {
    const { view, newest, open } = makeView()
    open()
    newest().minimized = true
    expect(view.visible).toBe(false)
    view.show()
    expect(view.visible).toBe(true)
  })
})

describe('What a view is told', () => {
  test('waits until it listens', () => {
    const { view, newest } = makeView()
    view.show()
    view.tell('ask', 'all')
    expect(newest().sent).toEqual([])
    view.listens()
    expect(newest().sent).toEqual(['ask'])
  })

  test('is lost where it is a snapshot that nobody hears: the first thing a view does is ask for one', () => {
    const { view, newest } = makeView()
    view.show()
    view.push('snapshot', EMPTY_SNAPSHOT)
    view.listens()
    expect(newest().sent).toEqual([])
  })

  test('waits again while its page is loaded anew', () => {
    const { view, newest, open } = makeView()
    open()
    newest().crash()
    view.tell('ask', 'all')
    expect(newest().sent).toEqual([])
    view.listens()
    expect(newest().sent).toEqual(['ask'])
  })
})

describe('A view that crashes', () => {
  test('is loaded again', () => {
    const { newest, open, told } = makeView()
    open()
    newest().crash()
    newest().crash()
    expect(newest().told.slice(1)).toEqual(['reload', 'reload'])
    expect(told).toEqual([])
  })

  test('three times in a minute is given up, and said', () => {
    const { newest, open, told, view } = makeView()
    open()
    for (let count = 0; count < 3; count += 1) newest().crash('oom')
    expect(told).toEqual(['popover: oom'])
    expect(newest().isDestroyed()).toBe(true)
    expect(view.visible).toBe(false)
  })

  test('now and then is loaded again each time', () => {
    const { newest, open, told } = makeView()
    open()
    for (let count = 0; count < 5; count += 1) {
      newest().crash()
      vi.advanceTimersByTime(30_001)
    }
    expect(told).toEqual([])
  })

  test('and was given up can be opened again later', () => {
    const { newest, open, windows, view } = makeView()
    open()
    for (let count = 0; count < 3; count += 1) newest().crash()
    vi.advanceTimersByTime(60_000)
    open()
    expect(windows).toHaveLength(2)
    expect(view.visible).toBe(true)
  })

  test('because the program ends is left alone', () => {
    const { newest, open } = makeView()
    open()
    newest().crash('clean-exit')
    expect(newest().told).toHaveLength(1)
  })
})
