import type { CancelTimer, Clock } from '../../../native/clock.ts'
import type { RasHandle } from '../../../native/port.ts'
import type { Ending, Initiator, Step } from '../../contract/receipt.ts'
import type { StuckFact } from '../../contract/teardown-view.ts'
import { type Pause, pause } from '../time-limit.ts'
import { KEPT_WAITING, MOST_STEPS, SLOW_AFTER } from '../timings.ts'
import type { HangUpSubject } from './hang-up-subject.ts'

const STEPS_BEFORE_GAP = MOST_STEPS / 2

export type Mark = 'on-time' | 'slow' | 'stuck'

export type TeardownState =
  | { readonly phase: 'calling' | 'draining'; readonly mark: Mark; readonly keptWaiting: boolean }
  | Ending

export interface TeardownOrigin {
  /** Names its journal line and its receipt. */
  readonly id: string
  readonly subject: HangUpSubject
  /** Of its connection, as it was listed when this was asked for; null = an earlier run of the program asked. */
  readonly handle: RasHandle | null
  readonly by: Initiator | 'resumed'
  /** An earlier run of the program called RasHangUp. */
  readonly resumed: boolean
  /** ms that had passed since the request when this run took it over. */
  readonly before: number
  /** ms from the call to the mark "stuck". */
  readonly stuckAfter: number
}

/**
 * One teardown: its subject, state, marks and steps, and what can be asked of it from outside. `runTeardown` drives it; it
 * decides nothing itself.
 *
 * The marks count from the request, and anew from each call to RasHangUp, on timers of their own: a call that never returns
 * becomes slow and stuck like any other.
 */
export class Teardown {
  readonly id: string
  readonly subject: HangUpSubject
  readonly handle: RasHandle | null
  readonly by: TeardownOrigin['by']
  readonly resumed: boolean
  readonly before: number
  readonly startedAt: number
  state: TeardownState = { phase: 'calling', mark: 'on-time', keptWaiting: false }
  known: readonly StuckFact[] = []
  endedAt: number | null = null
  /** How often RasHangUp was called. */
  tries = 0
  /** True while RasHangUp has been called and has not returned. */
  callOut = false
  readonly steps: Step[] = []
  readonly ended: Promise<Ending>

  readonly #clock: Clock
  readonly #changed: () => void
  readonly #stuckAfter: number
  #settle: (ending: Ending) => void = () => {}
  #marks: readonly CancelTimer[] = []
  #choiceBack: CancelTimer = () => {}
  #pause: Pause | null = null
  #againAsked = false
  #aboutToCall = 0
  #callAt: number

  /** `changed` is called at once, before anything else can run: of each change of state and of the end. */
  constructor(origin: TeardownOrigin, clock: Clock, changed: () => void) {
    this.id = origin.id
    this.subject = origin.subject
    this.handle = origin.handle
    this.by = origin.by
    this.resumed = origin.resumed
    this.before = origin.before
    this.#stuckAfter = origin.stuckAfter
    this.#clock = clock
    this.#changed = changed
    this.startedAt = clock.now()
    this.#callAt = this.startedAt
    this.ended = new Promise((resolve) => {
      this.#settle = resolve
    })
    this.#armMarks(origin.before)
  }

  get running(): boolean {
    return this.endedAt === null
  }

  /** ms since RasHangUp was called last (since the request before that). */
  get sinceCall(): number {
    return this.#clock.now() - this.#callAt
  }

  /** ms from the request, in whatever run it was made, to the end or to now. */
  get elapsed(): number {
    return this.before + (this.endedAt ?? this.#clock.now()) - this.startedAt
  }

  note(what: Step['what'], detail?: string): void {
    const step = { at: this.#clock.now() - this.startedAt, what }
    this.steps.push(detail === undefined ? step : { ...step, detail })
    if (this.steps.length > MOST_STEPS) this.#leaveOutAStep()
  }

  /** RasHangUp is about to be called. */
  calling(): void {
    this.tries += 1
    this.callOut = true
    this.known = []
    this.#callAt = this.#clock.now()
    this.#armMarks()
    this.#set({ phase: 'calling', mark: 'on-time', keptWaiting: false })
    this.note('call')
  }

  /** May come after the end: a call that the user no longer waits for still returns. */
  returned(answer: string): void {
    this.callOut = false
    if (this.running) this.note('returned', answer)
  }

  draining(): void {
    if (!this.running || this.state.phase === 'draining') return
    const mark = 'mark' in this.state ? this.state.mark : 'on-time'
    this.#set({ phase: 'draining', mark, keptWaiting: false })
  }

  know(known: readonly StuckFact[]): void {
    if (!this.running || known.join() === this.known.join()) return
    this.known = known
    this.#changed()
  }

  end(ending: Ending): void {
    if (!this.running) return
    this.endedAt = this.#clock.now()
    this.#disarm()
    this.known = []
    this.note('ended', ending.phase)
    this.#set(ending)
    this.#settle(ending)
    this.wake()
  }

  /** Sleeps until `ms` have passed or something may have changed. */
  async rest(ms: number): Promise<void> {
    if (!this.running) return
    this.#pause = pause(this.#clock, ms)
    await this.#pause.over
    this.#pause = null
  }

  /** Sleeps until `ms` have passed; only the end cuts it short. */
  async hold(ms: number): Promise<void> {
    const until = this.#clock.now() + ms
    while (this.running && this.#clock.now() < until) await this.rest(until - this.#clock.now())
  }

  wake(): void {
    this.#pause?.end()
  }

  /** Refuses "hang up again" while `work` lasts: it is about to call, or waits for another teardown. */
  async withoutRetries<T>(work: Promise<T>): Promise<T> {
    this.#aboutToCall += 1
    try {
      return await work
    } finally {
      this.#aboutToCall -= 1
    }
  }

  /** The user wants RasHangUp called again. False where that makes no sense now. */
  askAgain(): boolean {
    if (!this.running || this.callOut || this.#againAsked || this.#aboutToCall > 0) return false
    if (!('mark' in this.state) || this.state.mark === 'on-time') return false
    this.#againAsked = true
    this.note('again')
    this.wake()
    return true
  }

  /** True once for each time the user asked. */
  takeAgain(): boolean {
    const asked = this.#againAsked
    this.#againAsked = false
    return asked
  }

  /** Ends the watch on the user's word. False unless it is stuck: before that there is nothing to give up. */
  leave(): boolean {
    if (!('mark' in this.state) || this.state.mark !== 'stuck') return false
    this.end({ phase: 'left' })
    return true
  }

  keepWaiting(): boolean {
    if (!('mark' in this.state) || this.state.mark === 'on-time') return false
    this.note('keep-waiting')
    this.#set({ ...this.state, keptWaiting: true })
    this.#choiceBack()
    this.#choiceBack = this.#clock.after(KEPT_WAITING, () => {
      if ('mark' in this.state) this.#set({ ...this.state, keptWaiting: false })
    })
    return true
  }

  #set(state: TeardownState): void {
    this.state = state
    this.#changed()
  }

  /** `passed`: ms that count already. */
  #armMarks(passed = 0): void {
    this.#disarm()
    this.#marks = [
      this.#clock.after(SLOW_AFTER - passed, () => this.#mark('slow')),
      this.#clock.after(this.#stuckAfter - passed, () => this.#mark('stuck')),
    ]
  }

  #mark(mark: Mark): void {
    if (!('mark' in this.state)) return
    this.note(mark === 'stuck' ? 'stuck' : 'slow')
    if (this.callOut) this.known = ['call-not-returned']
    // Whoever kept waiting was asked about the mark before.
    this.#set({ ...this.state, mark, keptWaiting: false })
  }

  #disarm(): void {
    for (const cancel of this.#marks) cancel()
    this.#marks = []
    this.#choiceBack()
  }

  /** A status may change for hours: the first and the last steps are kept, and how many are missing between them. */
  #leaveOutAStep(): void {
    const gap = this.steps[STEPS_BEFORE_GAP]
    const missing = gap?.what === 'left-out' ? Number(gap.detail) : 0
    const [first, second] = this.steps.splice(STEPS_BEFORE_GAP, 2)
    const leftOut = missing === 0 ? 2 : missing + 1
    const at = first?.at ?? second?.at ?? 0
    this.steps.splice(STEPS_BEFORE_GAP, 0, { at, what: 'left-out', detail: `${leftOut}` })
  }
}
