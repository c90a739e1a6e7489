import { expect, test } from 'vitest'
import type { CallName } from '../../../../electron/contract/calls.ts'
import {
  type Crossing,
  type Events,
  type Exported,
  OK,
  PAGES,
  refuse,
  type Target,
} from '../../../../electron/contract/schema.ts'
import { NO_DESKTOP } from '../../../../electron/contract/settings.ts'
import type { Snapshot } from '../../../../electron/contract/snapshot.ts'
import { createWords } from '../../../../electron/contract/words/create-words.ts'
import type { Words } from '../../../../electron/contract/words/words.ts'
import type { ViewBridge } from '../../../../renderer/model/bridge/http-bridge.ts'
import { createStore } from '../../../../renderer/model/store.ts'
import { connection, snapshot } from '../../../fixtures/snapshots.ts'
import { createVirtualClock } from '../../../fixtures/virtual-clock.ts'

type Answer = () => Promise<Crossing<unknown>>

const answering =
  (value: unknown): Answer =>
  () =>
    Promise.resolve({ ok: true, value })
const silent: Answer = () => new Promise(() => {})
const broken: Answer = () => Promise.reject(new Error('the server has gone'))

/** A store on a bridge whose other side the test plays. */
function stage(first: Answer, wordsIn = async (language: string): Promise<Words> => createWords(language)) {
  const clock = createVirtualClock()
  const calls: CallName[] = []
  let answer = first
  let push: (snapshot: Snapshot) => void = () => {}
  let ask: (target: Target) => void = () => {}
  let show: (show: Events['show']) => void = () => {}
  let trouble: () => void = () => {}
  const listening: string[] = []
  const bridge: ViewBridge = {
    call(name) {
      calls.push(name)
      return answer() as Promise<never>
    },
    on(name, listener) {
      if (calls.length > 0) throw new Error('The store listens too late: events wait only until it asks.')
      listening.push(name)
      if (name === 'snapshot') push = listener as typeof push
      if (name === 'ask') ask = listener as typeof ask
      if (name === 'show') show = listener as typeof show
      return () => {}
    },
    onTrouble(listener) {
      trouble = listener
      return () => {}
    },
  }
  const store = createStore(bridge, createWords('en'), wordsIn, clock)
  store.start()
  return {
    clock,
    calls,
    store,
    push: (next: Snapshot) => push(next),
    ask: (target: Target) => ask(target),
    show: (next: Events['show']) => show(next),
    trouble: () => trouble(),
    answers: (next: Answer) => {
      answer = next
    },
  }
}

test('a view listens before it asks for its first snapshot', async () => {
  const { store, clock, calls } = stage(answering(snapshot({ version: 7 })))
  await clock.settle()
  expect(calls).toEqual(['snapshot'])
  expect(store.state().snapshot?.version).toBe(7)
})

test('an older snapshot never takes the place of a newer one', async () => {
  const { store, clock, push } = stage(answering(snapshot({ version: 7 })))
  await clock.settle()
  push(snapshot({ version: 6, connections: [connection()] }))
  expect(store.state().snapshot?.version).toBe(7)
  push(snapshot({ version: 8 }))
  expect(store.state().snapshot?.version).toBe(8)
})

test('a snapshot remembers when it came', async () => {
  const { store, clock, push } = stage(answering(snapshot()))
  await clock.advance(1_234)
  push(snapshot({ version: 2 }))
  expect(store.state().receivedAt).toBe(1_234)
})

test('silence is looked into, and an answer ends it', async () => {
  const { store, clock, calls } = stage(answering(snapshot()))
  await clock.advance(5_000)
  expect(calls).toEqual(['snapshot', 'snapshot'])
  expect(store.state().lost).toBe(false)
})

test.each([
  ['never answers', silent],
  ['breaks', broken],
  ['refuses', () => Promise.resolve({ ok: false, refusal: 'foreign-sender' } as const)],
])('a bridge that %s is said to be lost, and what was known stays', async (_how, fault) => {
  const { store, clock, answers } = stage(answering(snapshot({ connections: [connection()] })))
  await clock.settle()
  answers(fault)
  await clock.advance(8_000)
  expect(store.state().lost).toBe(true)
  expect(store.state().snapshot?.connections).toHaveLength(1)
})

test('a lost view recovers by itself, though a new engine counts from one again', async () => {
  const { store, clock, answers } = stage(answering(snapshot({ version: 900 })))
  await clock.settle()
  answers(broken)
  await clock.advance(6_000)
  expect(store.state().lost).toBe(true)
  answers(answering(snapshot({ version: 1 })))
  await clock.advance(1_000)
  expect(store.state().lost).toBe(false)
  expect(store.state().snapshot?.version).toBe(1)
})

test('a broken stream is looked into at once', async () => {
  const { store, clock, answers, trouble } = stage(answering(snapshot()))
  await clock.settle()
  answers(broken)
  trouble()
  await clock.settle()
  expect(store.state().lost).toBe(true)
})

test('a refused call is said in words', async () => {
  const { store, clock, answers } = stage(answering(snapshot()))
  await clock.settle()
  answers(answering(refuse('no-such-row')))
  expect(await store.call('quit', null)).toBe('no-such-row')
  expect(store.state().said).toEqual({ text: 'It is no longer in the list.', kind: 'refusal' })
})

test('what is done says nothing by itself', async () => {
  const { store, clock, answers } = stage(answering(snapshot()))
  await clock.settle()
  answers(answering(OK))
  expect(await store.call('quit', null)).toBeNull()
  expect(store.state().said).toBeNull()
})

test('the question for a row is shown where the row is, the links unfolded', async () => {
  const { store, clock, ask } = stage(answering(snapshot()))
  await clock.settle()
  ask({ connection: 'b1', link: 2 })
  const { view } = store.state()
  expect(view.asking).toEqual({ connection: 'b1', link: 2 })
  expect(view.unfolded.has('b1')).toBe(true)
})

test.each(PAGES)('the page %s can be shown from outside', async (page) => {
  const { store, clock, show } = stage(answering(snapshot()))
  await clock.settle()
  show({ page, connection: null })
  expect(store.state().view.page).toBe(page)
})

const speaking = (version: number, language: 'system' | 'en' | 'de'): Snapshot =>
  snapshot({ version, desktop: { ...NO_DESKTOP, settings: { ...NO_DESKTOP.settings, language } } })

test('a language that was chosen is spoken at once, and taken back as well', async () => {
  const { store, clock, push } = stage(answering(speaking(1, 'system')))
  await clock.settle()
  expect(store.state().words.language).toBe('en')
  push(speaking(2, 'de'))
  await clock.settle()
  expect(store.state().words.language).toBe('de')
  push(speaking(3, 'en'))
  await clock.settle()
  expect(store.state().words.language).toBe('en')
})

test('of two languages chosen in a row the last is spoken, however late the first is read', async () => {
  const reading = new Map<string, (words: Words) => void>()
  const slow = (language: string) => new Promise<Words>((resolve) => reading.set(language, resolve))
  const { store, clock, push } = stage(answering(speaking(1, 'system')), slow)
  await clock.settle()
  push(speaking(2, 'de'))
  push(speaking(3, 'en'))
  reading.get('en')?.(createWords('en-GB'))
  await clock.settle()
  reading.get('de')?.(createWords('de'))
  await clock.settle()
  expect(store.state().words.language).toBe('en')
})

test('a language that cannot be read leaves the one that is spoken', async () => {
  const { store, clock, push } = stage(answering(speaking(1, 'system')), () => Promise.reject(new Error('no file')))
  await clock.settle()
  push(speaking(2, 'de'))
  await clock.settle()
  expect(store.state().words.language).toBe('en')
  expect(store.state().snapshot?.version).toBe(2)
})

test('words are the same object as long as the language is', async () => {
  const { store, clock, push } = stage(answering(snapshot({ version: 1 })))
  await clock.settle()
  const before = store.state().words
  push(snapshot({ version: 2 }))
  await clock.settle()
  expect(store.state().words).toBe(before)
})

test('a file is waited for as long as the user looks for its place', async () => {
  let answer: (file: Crossing<Exported>) => void = () => {}
  const { store, clock, answers } = stage(answering(snapshot()))
  await clock.settle()
  answers(() => new Promise((resolve) => (answer = resolve)))
  const saved = store.save('saveReport', null)
  answers(answering(snapshot()))
  await clock.advance(120_000)
  answer({ ok: true, value: { kind: 'saved', name: 'report.json' } })
  expect(await saved).toEqual({ kind: 'saved', name: 'report.json' })
})

test('a file that nobody makes is refused in words', async () => {
  const { store, clock, answers } = stage(answering(snapshot()))
  await clock.settle()
  answers(broken)
  expect(await store.save('saveReport', null)).toBeNull()
  expect(store.state().said?.kind).toBe('refusal')
})

test('what was done on request is shown for a while, then taken back', async () => {
  const { store, clock } = stage(answering(snapshot()))
  await clock.settle()
  store.say({ text: 'Saved as report.json.', kind: 'done' })
  await clock.advance(7_900)
  expect(store.state().said?.text).toBe('Saved as report.json.')
  await clock.advance(200)
  expect(store.state().said).toBeNull()
})
