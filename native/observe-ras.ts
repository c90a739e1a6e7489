import type { Clock } from './clock.ts'
import type {
  RasAnswer,
  RasApi,
  RasConnection,
  RasConnectStatus,
  RasEntryProperties,
  RasEvent,
  RasHandle,
  RasProjection,
  RasServiceAnswer,
  RasStatistics,
  RasSubEntryProperties,
  Unsubscribe,
} from './port.ts'

interface OnHandle<M extends string, T> {
  readonly method: M
  readonly handle: RasHandle
  readonly answer: RasAnswer<T> | null
}

interface OnLink<M extends string, T> extends OnHandle<M, T> {
  readonly subEntry: number
}

interface OnEntry<M extends string, T> {
  readonly method: M
  readonly phonebook: string
  readonly entry: string
  readonly answer: RasAnswer<T> | null
}

/** A method of the port with its arguments and its answer; null = it has not returned. */
export type RasCall =
  | { readonly method: 'open'; readonly answer: RasAnswer<null> | null }
  | { readonly method: 'serviceState'; readonly answer: RasServiceAnswer | null }
  | { readonly method: 'enumConnections'; readonly answer: RasAnswer<readonly RasConnection[]> | null }
  | OnHandle<'connectStatus', RasConnectStatus>
  | OnHandle<'hangUp', null>
  | OnLink<'subEntryHandle', RasHandle>
  | OnHandle<'connectionStatistics', RasStatistics>
  | OnLink<'linkStatistics', RasStatistics>
  | OnEntry<'entryProperties', RasEntryProperties>
  | (OnEntry<'subEntryProperties', RasSubEntryProperties> & { readonly subEntry: number })
  | OnHandle<'projection', readonly RasProjection[]>
  | { readonly method: 'errorString'; readonly code: number; readonly answer: RasAnswer<string> | null }
  | OnEntry<'reconnectDialog', null>
  | { readonly method: 'watch'; readonly answer: RasAnswer<Unsubscribe> | null }
  | OnHandle<'watchLinks', Unsubscribe>
  | { readonly method: 'close'; readonly graceMs: number; readonly answer: RasAnswer<boolean> | null }

export type RasMethod = RasCall['method']

/** One call, as an observer sees it. */
export interface ObservedCall {
  /** Counts the calls from the start, in the order in which they were made. */
  readonly number: number
  /** ms on the clock at which it was made. */
  readonly at: number
  /** The same in ms since 1970. */
  readonly epoch: number
  /** ms until it was answered; until now where it is not. */
  readonly ms: number
  readonly call: RasCall
}

/** Told of what passes through the port, from within the call: it may neither wait nor throw. */
export interface RasObserver {
  answered(call: ObservedCall): void
  /** `at`: ms on the clock. */
  event?(event: RasEvent, at: number): void
}

export interface ObservedRas {
  /** The port to use in place of the one that was handed in. */
  readonly ras: RasApi
  /** Returns what ends it. */
  observe(observer: RasObserver): () => void
  /** Calls that have not returned, in the order in which they were made. */
  underWay(): readonly ObservedCall[]
}

/** The one decorator of the port: shows every call and event without taking part in it. */
export function observeRas(ras: RasApi, clock: Clock): ObservedRas {
  const observers = new Set<RasObserver>()
  const out = new Map<number, () => ObservedCall>()
  let calls = 0

  async function note<A>(ask: () => Promise<A>, told: (answer: A | null) => RasCall): Promise<A> {
    const number = ++calls
    const at = clock.now()
    const epoch = clock.epoch()
    const observed = (answer: A | null): ObservedCall => ({
      number,
      at,
      epoch,
      ms: clock.now() - at,
      call: told(answer),
    })
    out.set(number, () => observed(null))
    try {
      const answer = await ask()
      const call = observed(answer)
      for (const observer of observers) observer.answered(call)
      return answer
    } finally {
      out.delete(number)
    }
  }

  const hear = (event: RasEvent): void => {
    for (const observer of observers) observer.event?.(event, clock.now())
  }

  return {
    observe(observer) {
      observers.add(observer)
      return () => observers.delete(observer)
    },
    underWay: () => [...out.values()].map((call) => call()),
    ras: {
      source: ras.source,
      open: () =>
        note(
          () => ras.open(),
          (answer) => ({ method: 'open', answer }),
        ),
      serviceState: () =>
        note(
          () => ras.serviceState(),
          (answer) => ({ method: 'serviceState', answer }),
        ),
      enumConnections: () =>
        note(
          () => ras.enumConnections(),
          (answer) => ({ method: 'enumConnections', answer }),
        ),
      connectStatus: (handle) =>
        note(
          () => ras.connectStatus(handle),
          (answer) => ({ method: 'connectStatus', handle, answer }),
        ),
      hangUp: (handle) =>
        note(
          () => ras.hangUp(handle),
          (answer) => ({ method: 'hangUp', handle, answer }),
        ),
      subEntryHandle: (handle, subEntry) =>
        note(
          () => ras.subEntryHandle(handle, subEntry),
          (answer) => ({ method: 'subEntryHandle', handle, subEntry, answer }),
        ),
      connectionStatistics: (handle) =>
        note(
          () => ras.connectionStatistics(handle),
          (answer) => ({ method: 'connectionStatistics', handle, answer }),
        ),
      linkStatistics: (handle, subEntry) =>
        note(
          () => ras.linkStatistics(handle, subEntry),
          (answer) => ({ method: 'linkStatistics', handle, subEntry, answer }),
        ),
      entryProperties: (phonebook, entry) =>
        note(
          () => ras.entryProperties(phonebook, entry),
          (answer) => ({ method: 'entryProperties', phonebook, entry, answer }),
        ),
      subEntryProperties: (phonebook, entry, subEntry) =>
        note(
          () => ras.subEntryProperties(phonebook, entry, subEntry),
          (answer) => ({ method: 'subEntryProperties', phonebook, entry, subEntry, answer }),
        ),
      projection: (handle) =>
        note(
          () => ras.projection(handle),
          (answer) => ({ method: 'projection', handle, answer }),
        ),
      errorString: (code) =>
        note(
          () => ras.errorString(code),
          (answer) => ({ method: 'errorString', code, answer }),
        ),
      reconnectDialog: (phonebook, entry) =>
        note(
          () => ras.reconnectDialog(phonebook, entry),
          (answer) => ({ method: 'reconnectDialog', phonebook, entry, answer }),
        ),
      watch: (listener) =>
        note(
          () =>
            ras.watch((event) => {
              hear(event)
              listener(event)
            }),
          (answer) => ({ method: 'watch', answer }),
        ),
      watchLinks: (handle) =>
        note(
          () => ras.watchLinks(handle),
          (answer) => ({ method: 'watchLinks', handle, answer }),
        ),
      library: () => ras.library?.() ?? null,
      threads: () => ras.threads(),
      async close(graceMs) {
        const answer = await note(
          async (): Promise<RasAnswer<boolean>> => ({ kind: 'value', value: await ras.close(graceMs) }),
          (answer) => ({ method: 'close', graceMs, answer }),
        )
        return answer.kind === 'value' && answer.value
      },
    },
  }
}
