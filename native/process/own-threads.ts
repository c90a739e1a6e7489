import { Worker, type WorkerOptions } from 'node:worker_threads'

const alive = new Set<Worker>()

/**
 * A worker thread whose end can be waited for. The run time ends threads by force when the process exits, and koffi then
 * aborts the process if the thread is inside it, as while it loads a library: first all have to be gone.
 */
export function startThread(program: string, options: Omit<WorkerOptions, 'eval' | 'execArgv'>): Worker {
  const thread = new Worker(program, { ...options, eval: true, execArgv: [] })
  alive.add(thread)
  thread.once('exit', () => alive.delete(thread))
  return thread
}

/** While there are any, only `terminateNow` ends the process safely. */
export const threadsAlive = (): number => alive.size
