import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStage } from '../../../../electron/shell/app/stages.ts'
import { createShutdown } from '../../../../electron/shell/quit/shutdown.ts'
import { fakeEngine } from '../../../fixtures/fake-engine.ts'

const QUIET = { info: () => {}, warn: () => {} }
const WAIT = { kind: 'wait', running: 1, stuck: false } as const

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function makeEnding(close: () => Promise<boolean> = async () => true) {
  const fake = fakeEngine()
  const events: string[] = []
  const guards: number[] = []
  const listeners = new Map<string, (event: { preventDefault(): void }) => void>()
  const app = {
    on: (name: string, listener: (event: { preventDefault(): void }) => void) => listeners.set(name, listener),
  }
  const shutdown = createShutdown({
    app: app as unknown as Parameters<typeof createShutdown>[0]['app'],
    engine: { ...fake.engine, close },
    log: QUIET,
    stage: createStage(QUIET, () => 0),
    vanish: () => events.push('vanished'),
    showFinishing: () => events.push('finishing shown'),
    flush: async () => {},
    terminate: (code) => events.push(`terminated ${code}`),
    terminateWithin: (ms) => guards.push(ms),
  })
  const beforeQuit = (): boolean => {
    let prevented = false
    listeners.get('before-quit')?.({
      preventDefault: () => {
        prevented = true
      },
    })
    return prevented
  }
  return { ...fake, shutdown, events, guards, beforeQuit }
}

const settle = () => vi.advanceTimersByTimeAsync(200)

test('without a hang-up it lets go of everything and exits', async () => {
  const { events, beforeQuit } = makeEnding()
  beforeQuit()
  await settle()
  expect(events).toEqual(['vanished', 'terminated 0'])
})

test('before-quit is prevented at once while a hang-up runs, and the user sees why', () => {
  const { events, beforeQuit, decide } = makeEnding()
  decide(WAIT)
  expect(beforeQuit()).toBe(true)
  expect(events).toEqual(['finishing shown'])
})

test('it goes by itself when the last hang-up has ended', async () => {
  const { events, beforeQuit, decide, publish } = makeEnding()
  decide(WAIT)
  beforeQuit()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(events).not.toContain('terminated 0')
  decide({ kind: 'go' })
  publish({})
  await settle()
  expect(events.at(-1)).toBe('terminated 0')
})

test('the question comes forward again when the engine asks it again', () => {
  const { events, publish } = makeEnding()
  publish({ finishing: { running: 1, stuck: false } })
  publish({ finishing: { running: 1, stuck: false } })
  publish({ finishing: null })
  publish({ finishing: { running: 1, stuck: true } })
  expect(events).toEqual(['finishing shown', 'finishing shown'])
})

test('calls that have not returned do not keep it', async () => {
  const { events, beforeQuit } = makeEnding(async () => false)
  beforeQuit()
  await settle()
  expect(events).toEqual(['vanished', 'terminated 0'])
})

test('not even an engine that does not let go keeps it, nor a main thread that stands', async () => {
  const { events, guards, beforeQuit } = makeEnding(() => new Promise(() => {}))
  beforeQuit()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(events).toEqual(['vanished', 'terminated 0'])
  expect(guards).toEqual([1_900])
})

test('it leaves once, however often it is asked', async () => {
  const { events, beforeQuit, shutdown } = makeEnding()
  beforeQuit()
  shutdown.logOff()
  beforeQuit()
  await settle()
  expect(events.filter((each) => each === 'terminated 0')).toHaveLength(1)
})

test('at log-off it waits as long as Windows lets it, and then leaves', async () => {
  const { events, asked, decide, shutdown } = makeEnding()
  decide(WAIT)
  shutdown.logOff()
  await settle()
  expect(asked).toContainEqual(['sessionEnds', { journal: 500, hangUps: 2_000 }])
  // Icon and windows go with the session.
  expect(events).toEqual(['terminated 0'])
})

test('asked whether the session may end, it waits for the hang-ups and stays', async () => {
  const { events, asked, decide, shutdown } = makeEnding()
  decide(WAIT)
  await shutdown.beforeLogOff()
  expect(asked).toContainEqual(['sessionEnds', { journal: 500, hangUps: 2_000 }])
  expect(events).toEqual([])
})

test('what was waited for when the session was asked about is not waited for again when it ends', async () => {
  const { events, asked, decide, shutdown } = makeEnding()
  decide(WAIT)
  await shutdown.beforeLogOff()
  await shutdown.logOff()
  expect(asked.filter(([name]) => name === 'sessionEnds')).toHaveLength(1)
  expect(events).toEqual(['terminated 0'])
})

test('who says a second time that the session ends is answered when everything is kept', async () => {
  let closed: (returned: boolean) => void = () => {}
  const { shutdown } = makeEnding(() => new Promise((resolve) => (closed = resolve)))
  void shutdown.logOff()
  let answered = false
  const again = shutdown.logOff().then(() => (answered = true))
  await settle()
  expect(answered).toBe(false)
  closed(true)
  await again
  expect(answered).toBe(true)
})
