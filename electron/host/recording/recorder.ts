import type { CancelTimer, Clock } from '../../../native/clock.ts'
import type { ObservedCall, ObservedRas } from '../../../native/observe-ras.ts'
import { NO_RECORDING, type Recording, type RecordingEnd } from '../../contract/settings.ts'
import { Aliases } from './aliases.ts'
import { RECORDING_VERSION } from './line-schemas.ts'
import { AskedOnce, LineWriter } from './write-lines.ts'

/** Where the lines go; neither waits nor fails. */
export interface RecordingSink {
  /** False: the line was dropped. */
  write(line: string): boolean
  end(): Promise<void>
}

export interface RecordingFiles {
  /** `file`: a new one of this name; null = the folder's own, in place of the last. `failed` is told why it cannot be written. */
  begin(file: string | null, failed: (reason: string) => void): RecordingSink
  /** Whether the folder has one. */
  exists(): Promise<boolean>
  /** The folder's own; null where there is none, or it cannot be read. */
  read(): Promise<string | null>
}

export interface RecorderParts {
  readonly observed: ObservedRas
  readonly clock: Clock
  readonly files: RecordingFiles
  readonly versions: Readonly<Record<string, string>>
  /** What this user, computer and network call themselves. */
  readonly names: readonly string[]
  readonly log: { info(line: string): void; warn(line: string): void }
  /** Bytes with which it ends. */
  readonly most?: number
}

export interface Recorder {
  /** Begins; does nothing where a recording runs. `file`: a new one; null = the folder's own. */
  begin(file: string | null): void
  /** Resolves once all is on disk, or was refused. */
  end(why: RecordingEnd): Promise<void>
  /** Told at once, and after every change. */
  subscribe(listener: (recording: Recording) => void): void
  /** The folder's own recording; null where there is none, or it cannot be read. */
  saved(): Promise<string | null>
}

/** A recording ends by itself after so long, ms, or with so many bytes. */
export const LONGEST_RECORDING = 3_600_000
export const LARGEST_RECORDING = 20 * 1024 * 1024
/** A call that is out for so long, ms, is written down without its answer: it may never come, or take the process along. */
const OUT_AFTER = 1_000

/** Writes down what passes through the port, on the user's word. */
export function createRecorder(parts: RecorderParts): Recorder {
  const once = new AskedOnce()
  let session: Session | null = null
  let recording: Recording = NO_RECORDING
  const listeners = new Set<(recording: Recording) => void>()
  parts.observed.observe({ answered: (call) => once.note(call) })

  const become = (next: Recording): void => {
    recording = next
    for (const listener of listeners) listener(recording)
  }
  // One that was cut off by a crash tells the most.
  void parts.files.exists().then((kept) => {
    if (kept) become({ ...recording, kept })
  })

  const end = async (why: RecordingEnd): Promise<void> => {
    const last = session
    if (last === null) return
    session = null
    const written = last.end(why)
    parts.log.info(`recording: ended (${why})`)
    become({ on: false, kept: recording.kept || (last.own && why !== 'disk'), ended: why })
    await written
  }

  return {
    begin(file) {
      if (session !== null) return
      const begun = new Session(parts, file, once.calls, (why) => {
        if (session === begun) void end(why)
      })
      session = begun
      parts.log.info('recording: begun')
      become({ ...recording, on: true, ended: null })
    },
    end,
    subscribe(listener) {
      listeners.add(listener)
      listener(recording)
    },
    saved: () => parts.files.read(),
  }
}

class Session {
  /** It goes into OnHook's own folder. */
  readonly own: boolean
  readonly #parts: RecorderParts
  readonly #sink: RecordingSink
  readonly #lines: LineWriter
  readonly #toldOut = new Set<number>()
  readonly #stop: readonly (() => void)[]
  #look: CancelTimer = () => {}
  #bytes = 0
  #calls = 0
  #events = 0
  #dropped = 0

  constructor(
    parts: RecorderParts,
    file: string | null,
    before: readonly ObservedCall[],
    over: (why: RecordingEnd) => void,
  ) {
    const { clock, observed, files, versions, names, log, most = LARGEST_RECORDING } = parts
    this.#parts = parts
    this.own = file === null
    this.#lines = new LineWriter(new Aliases(names), clock.now())
    this.#sink = files.begin(file, (reason) => {
      log.warn(`The recording cannot be written: ${reason}`)
      over('disk')
    })
    const header = {
      v: RECORDING_VERSION,
      recording: 'OnHook',
      epoch: clock.epoch(),
      source: observed.ras.source,
      versions,
    }
    this.#write(JSON.stringify(header))
    for (const call of before) this.#write(this.#lines.call(call))
    const full = (): void => {
      if (this.#bytes >= most) over('size')
    }
    this.#stop = [
      observed.observe({
        answered: (call) => {
          this.#calls += 1
          this.#toldOut.delete(call.number)
          this.#write(this.#lines.call(call))
          full()
        },
        event: (event) => {
          this.#events += 1
          this.#write(JSON.stringify({ at: this.#lines.at(clock.now()), event }))
        },
      }),
      clock.after(LONGEST_RECORDING, () => over('hour')),
    ]
    this.#lookAgain()
  }

  end(why: RecordingEnd): Promise<void> {
    for (const stop of this.#stop) stop()
    this.#look()
    this.#tellOut(0)
    const at = this.#lines.at(this.#parts.clock.now())
    this.#write(JSON.stringify({ at, end: why, calls: this.#calls, events: this.#events }))
    return this.#sink.end()
  }

  #lookAgain(): void {
    this.#look = this.#parts.clock.after(OUT_AFTER, () => {
      this.#tellOut(OUT_AFTER)
      this.#lookAgain()
    })
  }

  #tellOut(after: number): void {
    for (const call of this.#parts.observed.underWay()) {
      if (call.ms < after || this.#toldOut.has(call.number)) continue
      this.#toldOut.add(call.number)
      this.#write(this.#lines.call(call))
    }
  }

  #write(line: string): void {
    const lost = this.#dropped
    if (lost > 0 && this.#sink.write(JSON.stringify({ at: this.#lines.at(this.#parts.clock.now()), dropped: lost }))) {
      this.#dropped = 0
    }
    if (this.#sink.write(line)) {
      this.#bytes += Buffer.byteLength(line) + 1
      return
    }
    this.#dropped += 1
    this.#lines.forget()
  }
}
