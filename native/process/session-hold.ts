import { koffiPath, reasonOf } from '../system/koffi.ts'
import { SESSION, SESSION_PROGRAM, type SessionData, type SessionMessage } from '../system/windows/session-program.ts'
import { startThread } from './own-threads.ts'

/** Who is asked; Windows waits until the promise is settled. */
export interface SessionHearer {
  /** Somebody wants to end the session. It may go on all the same. */
  asked(): Promise<void>
  /** It ends: after this Windows may end the process at any time. */
  ends(): Promise<void>
  /** The session is not held, and ends without waiting. */
  failed(reason: string): void
}

/** Lets go of the session; its thread ends within half a second. */
export type ReleaseSession = () => void

/**
 * Holds the end of the session, at each of its two questions for `patience` ms at most; Windows gives up on a program after
 * five seconds. Wanted because Windows waits for windows only, and a window of the main thread that waits would stop
 * everything that is waited for.
 */
export function holdSession(hearer: SessionHearer, patience: number): ReleaseSession {
  const control = new SharedArrayBuffer(SESSION.words * Int32Array.BYTES_PER_ELEMENT)
  const flags = new Int32Array(control)
  try {
    const workerData: SessionData = { koffi: koffiPath(), control, patience }
    const worker = startThread(SESSION_PROGRAM, { name: 'session', workerData })
    worker.on('message', ({ question, number }: SessionMessage) => {
      const answer = (): void => answerQuestion(flags, number)
      void hearer[question]().then(answer, answer)
    })
    worker.on('error', (error) => hearer.failed(reasonOf(error)))
    worker.unref()
  } catch (error: unknown) {
    hearer.failed(reasonOf(error))
  }
  return () => Atomics.store(flags, SESSION.stop, 1)
}

/** Lets the thread go on that waits with this question. An answer that comes too late is not taken for the next one's. */
export function answerQuestion(flags: Int32Array, number: number): void {
  if (Atomics.compareExchange(flags, SESSION.answered, number - 1, number) !== number - 1) return
  Atomics.notify(flags, SESSION.answered)
}
