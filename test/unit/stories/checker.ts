import type { Snapshot } from '../../../electron/contract/snapshot.ts'
import type { QuitDecision } from '../../../electron/engine/quit-decision.ts'
import type { CallRecord, TruthRow } from '../../../native/simulator/simulator.ts'
import type { DiskObserver } from './disk.ts'
import { CallJudge } from './judge-calls.ts'
import { DiskJudge } from './judge-disk.ts'
import { ViewJudge } from './judge-views.ts'
import { Scene } from './scene.ts'

export interface Sight {
  readonly truth: () => readonly TruthRow[]
  readonly now: () => number
  /** What a view would show at this instant. */
  readonly look: () => Snapshot
  readonly diskTroubledAt: () => number
  readonly crowded: boolean
}

/**
 * Judges a run from outside: it sees the calls that are made, the snapshots that are shown, what is on the disk, and the
 * truth. It shares no code with the engine. Every finding begins with the invariant's name.
 */
export class Checker implements DiskObserver {
  readonly #scene: Scene
  readonly #calls: CallJudge
  readonly #views: ViewJudge
  readonly #disk: DiskJudge

  constructor(sight: Sight) {
    this.#scene = new Scene(sight)
    this.#calls = new CallJudge(this.#scene)
    this.#views = new ViewJudge(this.#scene, this.#calls)
    this.#disk = new DiskJudge(this.#scene, sight.look, (target) => this.#calls.left(target))
  }

  get findings(): readonly string[] {
    return this.#scene.findings
  }

  /** The user wants what this row shows hung up, or one link of it. */
  asked(rowId: string, link: number | null): void {
    for (const key of this.#scene.keysOfRow(rowId)) this.#calls.asked({ key, link })
  }

  /** Everything, whether it is shown yet or not. */
  askedAll(): void {
    for (const key of this.#scene.handles.keys()) this.#calls.asked({ key, link: null })
  }

  calling(handle: bigint): void {
    this.#calls.calling(handle)
  }

  call(record: CallRecord): void {
    this.#disk.call(record)
    this.#calls.call(record)
  }

  attempted: DiskObserver['attempted'] = (file, line) => this.#disk.attempted(file, line)
  changed: DiskObserver['changed'] = (file, lines, added) => this.#disk.changed(file, lines, added)
  refused: DiskObserver['refused'] = (file, line) => this.#disk.refused(file, line)

  /** A new version was told to the views. */
  told(snapshot: Snapshot, quit: QuitDecision): void {
    this.#views.told(snapshot)
    this.#views.shown(snapshot, quit)
  }

  shown(snapshot: Snapshot, quit: QuitDecision): void {
    this.#views.shown(snapshot, quit)
  }

  /** While time jumps, timers run late. */
  leaping(leaping: boolean): void {
    this.#views.leap(leaping)
  }

  /** The program is no more, killed or left. */
  ended(): void {
    this.#calls.killed(this.#disk.hungUp)
    this.#scene.forgetRows()
  }

  /** The next run of the program begins. */
  begun(): void {
    this.#views.begun()
    this.#disk.begun()
  }

  over(snapshot: Snapshot): void {
    this.#disk.over(snapshot)
  }
}
