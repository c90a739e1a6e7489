/** Whether a program lives. Nothing that it waited for comes any more once it is killed. */
export interface Pulse {
  readonly alive: boolean
  /** `landing`: the write that is under way reaches the disk all the same. */
  kill(landing: boolean): void
  atEnd(run: (landing: boolean) => void): void
  /** A promise for somebody who is not there any more. */
  never<T>(): Promise<T>
}

export function createPulse(): Pulse {
  const ends: ((landing: boolean) => void)[] = []
  let alive = true
  return {
    get alive() {
      return alive
    },
    kill(landing) {
      if (!alive) return
      alive = false
      for (const end of ends) end(landing)
    },
    atEnd(run) {
      ends.push(run)
    },
    never: () => new Promise(() => {}),
  }
}
