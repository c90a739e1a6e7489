import type { RasRefusal } from '../../port.ts'
import type { PoolWorker } from './call-worker.ts'
import { goIn } from './handle-uses.ts'
import type { Lanes } from './lanes.ts'
import type { NativeCall } from './native-call.ts'
import type { PooledCall } from './pooled-call.ts'

/** Calls that did not begin: behind one of their own kind, or for want of a worker. */
export interface Waiting {
  readonly inLane: PooledCall[]
  readonly trusted: PooledCall[]
  readonly suspects: PooledCall[]
}

export interface PlaceParts {
  readonly queue: readonly PooledCall[]
  readonly idle: readonly PoolWorker[]
  readonly lanes: Lanes
  /** Over all workers, for a call may block. */
  readonly spread: boolean
  /** Its handle was hung up before it was asked. */
  readonly isVoid: (call: PooledCall) => boolean
  readonly answerBusy: (call: PooledCall) => void
}

const HUNG_UP: RasRefusal = { kind: 'unavailable', reason: 'The connection was hung up before this was asked.' }
const TOO_BIG: RasRefusal = { kind: 'malformed', reason: 'The call needs more memory than there is for one.' }

/** Gives the calls of the queue to idle workers; what has to wait is given back. */
export function placeCalls(parts: PlaceParts): Waiting {
  const { queue, idle, lanes, spread, isVoid } = parts
  const places = new Map<NativeCall<unknown>['subject'], PoolWorker>()
  const waiting: Waiting = { inLane: [], trusted: [], suspects: [] }
  const suspects: PooledCall[] = []
  let turn = 0
  for (const call of queue) {
    const { subject } = call.call
    if (isVoid(call)) call.refuse(HUNG_UP)
    else if (lanes.isSuspect(call.call)) suspects.push(call)
    else if (!spread) load(parts, call, idle[0], waiting, waiting.trusted)
    else {
      // What is about one subject stays together: it is asked in turn.
      const worker = places.get(subject) ?? idle[turn++ % Math.max(1, idle.length)]
      if (subject !== null && worker !== undefined) places.set(subject, worker)
      load(parts, call, worker, waiting, waiting.trusted)
    }
  }
  if (suspects.length === 0) return waiting
  const unused = idle.filter((worker) => !worker.loaded)
  // One worker stays for calls that are not expected to block.
  if (unused.length === idle.length) unused.shift()
  for (const call of suspects) {
    load(parts, call, unused[0], waiting, waiting.suspects)
    if (unused[0]?.loaded) unused.shift()
  }
  return waiting
}

/** A call that cannot begin goes to `wanting` if it wants a worker. */
function load(
  { lanes, answerBusy }: PlaceParts,
  call: PooledCall,
  worker: PoolWorker | undefined,
  waiting: Waiting,
  wanting: PooledCall[],
): void {
  const passage = lanes.passage(call.call, worker ?? null)
  if (passage === 'blocked') answerBusy(call)
  else if (passage === 'wait') waiting.inLane.push(call)
  else if (worker === undefined) wanting.push(call)
  else if (!worker.fits(call.call)) call.refuse(TOO_BIG)
  else if (!worker.add(call)) wanting.push(call)
  else {
    lanes.enter(call.call, worker)
    goIn(call.use)
  }
}
