/** What a browser's own trace says of the main thread of a page. */

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** µs */
  readonly ts: number
  /** µs of wall time */
  readonly dur?: number
  /** µs of the thread's own time */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

export interface MainThread {
  /** ms of work in each slice of time, in order */
  readonly slices: readonly number[]
  /** ms of work by kind, all slices together; what lies in none of them is left out */
  readonly kinds: Readonly<Record<string, number>>
}

const KINDS: Readonly<Record<string, string>> = {
  EventDispatch: 'script',
  FunctionCall: 'script',
  TimerFire: 'script',
  RunMicrotasks: 'script',
  UpdateLayoutTree: 'style',
  Layout: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  Layerize: 'paint',
  Commit: 'paint',
  MinorGC: 'garbage',
  MajorGC: 'garbage',
}

/** Cuts the busiest renderer main thread of a trace into slices of `sliceMs`. */
export function mainThreadOf(trace: Buffer, sliceMs: number): MainThread {
  const events = eventsOf(trace)
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
  const threads = mains.map(({ pid, tid }) => events.filter((event) => event.pid === pid && event.tid === tid))
  const main = threads.reduce((busiest, thread) => (workOf(thread) > workOf(busiest) ? thread : busiest), [])
  const tasks = outermost(main, isTask)
  const start = Math.min(...tasks.map(({ ts }) => ts))
  const slices: number[] = []
  for (const task of tasks) {
    const slice = Math.floor((task.ts - start) / (sliceMs * 1000))
    slices[slice] = (slices[slice] ?? 0) + lengthOf(task)
  }
  const kinds: Record<string, number> = {}
  for (const event of outermost(main, ({ name }) => name in KINDS)) {
    const kind = KINDS[event.name]
    if (kind !== undefined) kinds[kind] = (kinds[kind] ?? 0) + lengthOf(event)
  }
  return { slices: Array.from(slices, (slice) => slice ?? 0), kinds }
}

const isTask = ({ name, ph }: TraceEvent): boolean => ph === 'X' && name.endsWith('RunTask')

const workOf = (thread: readonly TraceEvent[]): number =>
  thread.filter(isTask).reduce((sum, task) => sum + lengthOf(task), 0)

/** ms; the thread's own time where the trace knows it, for the machine may have other things to do. */
const lengthOf = ({ tdur, dur = 0 }: TraceEvent): number => (tdur ?? dur) / 1000

/** Those that are wanted and lie in no other wanted one. */
function outermost(thread: readonly TraceEvent[], wanted: (event: TraceEvent) => boolean): readonly TraceEvent[] {
  let end = 0
  return thread
    .filter((event) => event.ph === 'X' && wanted(event))
    .sort((one, other) => one.ts - other.ts)
    .filter(({ ts, dur = 0 }) => {
      if (ts < end) return false
      end = ts + dur
      return true
    })
}

function eventsOf(trace: Buffer): readonly TraceEvent[] {
  const { traceEvents }: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse(trace.toString('utf8'))
  return traceEvents
}
