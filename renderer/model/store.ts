import type { CallAnswered, CallName, ReplyOf, Request } from '../../electron/contract/calls.ts'
import { announcementOf } from '../../electron/contract/present/announcements.ts'
import type { Crossing, Exported, Refusal, Reply } from '../../electron/contract/schema.ts'
import { FIRST_SETTINGS, type Settings } from '../../electron/contract/settings.ts'
import type { Snapshot } from '../../electron/contract/snapshot.ts'
import type { Words } from '../../electron/contract/words/words.ts'
import type { ViewBridge } from './bridge/http-bridge.ts'
import { isWhole } from './load-words.ts'
import { type StableRows, stableRows } from './stable-rows.ts'
import { steadyRecent, steadyRows } from './steady-rows.ts'
import { FIRST_VIEW, type ViewState, withPage, withQuestion } from './view-state.ts'

export interface StoreState {
  readonly snapshot: Snapshot | null
  readonly still: Snapshot | null
  /** On the clock of `StoreTime`. */
  readonly receivedAt: number
  /** By id. A row in which nothing happens stays as it was first heard of. */
  readonly rows: StableRows['rows']
  readonly order: StableRows['order']
  /** A pointer or the focus is on the list: nothing in it changes its place. */
  readonly held: boolean
  /** OnHook does not answer; the store keeps asking. */
  readonly lost: boolean
  readonly said: Said | null
  readonly view: ViewState
  /** In the language that the snapshot's settings name. */
  readonly words: Words
}

/** What the frame of a view is drawn from: the very same value until something in it changes. */
export interface Shown extends Pick<StoreState, 'order' | 'held' | 'lost' | 'said' | 'view' | 'words'> {
  /** Its traffic and its time may be old: who shows those asks for the row. */
  readonly snapshot: Snapshot | null
}

/** The status line. An announcement is for those who listen; a refusal, or what was done on request, is for everybody. */
export interface Said {
  readonly text: string
  readonly kind: 'announcement' | 'refusal' | 'done'
}

export interface StoreTime {
  /** ms, monotonic */
  now(): number
  /** Returns what cancels it. */
  after(ms: number, run: () => void): () => void
}

/** Calls that do something. */
export type Command = CallAnswered<Reply>

/** Calls that end in a file. */
export type FileCall = CallAnswered<Exported>

/** Calls that change nothing. */
export type Query = Exclude<CallName, Command | FileCall | 'snapshot'>

export interface Store {
  readonly state: () => StoreState
  readonly shown: () => Shown
  subscribe(listener: () => void): () => void
  /** Hears the events, then asks for the first snapshot: in this order, for events wait until the view has asked. */
  start(): void
  /** Null = done. A refusal is returned and, unless it is among `quiet`, said. */
  call<N extends Command>(name: N, request: Request<N>, quiet?: readonly Refusal[]): Promise<Refusal | null>
  /** For what is asked, not done; null where no answer came. */
  ask<N extends Query>(name: N, request: Request<N>): Promise<ReplyOf<N> | null>
  /** Waits as long as the user takes to say where; a refusal is said, and null. */
  save<N extends FileCall>(name: N, request: Request<N>): Promise<Exported | null>
  say(said: Said): void
  /** Whether the list is to hold still. */
  hold(held: boolean): void
  setView(change: (view: ViewState) => ViewState): void
}

/** Silence for so long, ms, is looked into. */
const SILENCE = 5_000
const ANSWER_WITHIN = 3_000
const RETRY_AFTER = 1_000
/** What everybody sees in the status line, ms. */
const SHOWN = 8_000

/** One store a view: the newest snapshot, what the view remembers, and whether anybody is there. */
export function createStore(
  bridge: ViewBridge,
  first: Words,
  wordsIn: (language: Settings['language']) => Promise<Words>,
  time: StoreTime,
): Store {
  const listeners = new Set<() => void>()
  let state: StoreState = {
    snapshot: null,
    still: null,
    receivedAt: time.now(),
    rows: new Map(),
    order: [],
    held: false,
    lost: false,
    said: null,
    view: FIRST_VIEW,
    words: first,
  }
  let shown = shownOf(state)
  let cancelLook: () => void = () => {}
  let cancelHush: () => void = () => {}
  let looking = false
  /** As the engine sent it. */
  let sent: Snapshot | null = null
  /** Null: only what a view begins with has been read. */
  let language = isWhole(first) ? FIRST_SETTINGS.language : null

  const set = (change: Partial<StoreState>): void => {
    state = { ...state, ...change }
    const next = shownOf(state)
    if (!sameParts(shown, next)) shown = next
    for (const listener of [...listeners]) listener()
  }

  const say = (said: Said): void => {
    cancelHush()
    if (said.kind !== 'announcement') cancelHush = time.after(SHOWN, () => set({ said: null }))
    set({ said })
  }

  const lookIn = (ms: number): void => {
    cancelLook()
    cancelLook = time.after(ms, () => void look())
  }

  const speak = async (wanted: Settings['language']): Promise<void> => {
    if (wanted === language) return
    language = wanted
    // A language that cannot be read leaves the one that is spoken.
    const words = await wordsIn(wanted).catch(() => null)
    if (words !== null && wanted === language) set({ words })
  }

  const take = (next: Snapshot): void => {
    lookIn(SILENCE)
    const { snapshot: last, lost } = state
    // Versions count within one life of the engine; after a silence it may be another one.
    if (!lost && last !== null && next.version <= last.version) return
    sent = next
    const stable = arranged(next, state.held && !lost, time.now())
    const announcement = announcementOf(lost ? null : last, stable.snapshot, state.words)
    set({ ...stable, lost: false })
    void speak(next.desktop.settings.language)
    if (announcement !== null) say({ text: announcement, kind: 'announcement' })
  }

  /** The snapshot as this view shows it. */
  const arranged = (next: Snapshot, held: boolean, now: number) => {
    const { snapshot: last, still, lost, rows, order } = state
    const before = last === null || still === null || lost ? null : { snapshot: last, still, rows, order }
    const holds = held && last !== null
    const connections = steadyRows(last?.connections ?? [], next, holds)
    const recent = steadyRecent(last?.recent ?? [], next, holds)
    return { ...stableRows(before, { ...next, connections, recent }, now), receivedAt: now }
  }

  const look = async (): Promise<void> => {
    if (looking) return
    looking = true
    const answer = await within(ANSWER_WITHIN, time, () => bridge.call('snapshot', null))
    looking = false
    if (answer?.ok) return take(answer.value)
    set({ lost: true })
    lookIn(RETRY_AFTER)
  }

  const refused = (refusal: Refusal): void => say({ text: state.words.refusals[refusal], kind: 'refusal' })

  return {
    state: () => state,
    shown: () => shown,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start() {
      bridge.on('snapshot', take)
      bridge.on('ask', (target) => set({ view: withQuestion(state.view, target) }))
      bridge.on('refused', refused)
      bridge.on('show', (show) => set({ view: withPage(state.view, show) }))
      bridge.onTrouble(() => void look())
      void look()
    },
    async call(name, request, quiet = []) {
      const answer = await within(ANSWER_WITHIN, time, () => bridge.call(name, request))
      if (answer === null) {
        void look()
        return 'failed'
      }
      const refusal = refusalOf(answer)
      if (refusal !== null && !quiet.includes(refusal)) refused(refusal)
      return refusal
    },
    async ask(name, request) {
      const answer = await within(ANSWER_WITHIN, time, () => bridge.call(name, request))
      return answer?.ok ? answer.value : null
    },
    async save(name, request) {
      const answer = await bridge.call(name, request).catch(() => null)
      if (answer?.ok) return answer.value ?? null
      refused(answer?.refusal ?? 'failed')
      return null
    },
    say,
    hold(held) {
      if (held === state.held) return
      set({ held })
      if (!held && sent !== null) set(arranged(sent, false, state.receivedAt))
    },
    setView(change) {
      const view = change(state.view)
      if (view !== state.view) set({ view })
    },
  }
}

const shownOf = ({ still, order, held, lost, said, view, words }: StoreState): Shown => ({
  snapshot: still,
  order,
  held,
  lost,
  said,
  view,
  words,
})

function sameParts(one: Shown, other: Shown): boolean {
  return (
    one.snapshot === other.snapshot &&
    one.order === other.order &&
    one.held === other.held &&
    one.lost === other.lost &&
    one.said === other.said &&
    one.view === other.view &&
    one.words === other.words
  )
}

function refusalOf(answer: Crossing<unknown>): Refusal | null {
  if (!answer.ok) return answer.refusal
  const reply = answer.value
  return isRefused(reply) ? reply.refusal : null
}

function isRefused(reply: unknown): reply is { readonly ok: false; readonly refusal: Refusal } {
  return typeof reply === 'object' && reply !== null && 'ok' in reply && reply.ok === false && 'refusal' in reply
}

/** Null where no answer came in time, or none at all. */
function within<T>(ms: number, time: StoreTime, ask: () => Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    const cancel = time.after(ms, () => resolve(null))
    const settle = (answer: T | null): void => {
      cancel()
      resolve(answer)
    }
    ask().then(settle, () => settle(null))
  })
}
