import type { Writable } from 'node:stream'

/** Standard output and standard error, a line at a time; a process that ends at once must know what is written. */
export class LinePrinter {
  readonly #out: Writable
  readonly #err: Writable
  #written: Promise<unknown> = Promise.resolve()
  #trouble: string | null = null
  #closed: () => void = () => {}

  constructor(out: Writable, err: Writable) {
    this.#out = out
    this.#err = err
    out.on('error', (error: NodeJS.ErrnoException) => this.#failed(error))
    // There is nowhere left to say it.
    err.on('error', () => {})
  }

  out(line: string): void {
    this.#print(this.#out, line)
  }

  err(line: string): void {
    this.#print(this.#err, line)
  }

  /** Calls back once nobody reads any more. */
  closed(listener: () => void): void {
    this.#closed = listener
  }

  /** Resolves when everything is written, with what went wrong on standard output. */
  async written(): Promise<string | null> {
    for (let last: unknown = null; last !== this.#written; ) {
      last = this.#written
      await last
    }
    return this.#trouble
  }

  #print(stream: Writable, line: string): void {
    const printed = new Promise<void>((resolve) => stream.write(`${line}\n`, () => resolve()))
    this.#written = Promise.all([this.#written, printed])
  }

  #failed(error: NodeJS.ErrnoException): void {
    if (this.#trouble !== null) return
    this.#trouble = error.code ?? error.message
    if (error.code === 'EPIPE' || error.code === 'EOF') this.#closed()
    else this.err(`The output cannot be written: ${this.#trouble}.`)
  }
}
