import type { EndedBy, Snapshot } from '../../../electron/contract/snapshot.ts'
import type { Progress } from '../../../electron/contract/teardown-view.ts'
import type { QuitDecision } from '../../../electron/engine/quit-decision.ts'
import type { CallJudge } from './judge-calls.ts'
import { keyOfTruth, linkIsUp, type Scene, targetOf } from './scene.ts'

/** ms by which a timer may be late. */
const SLACK = 60
const STUCK = 10_000
/** ms for which a list that shows somebody else's connection may still be on its way to the teardown. */
const FOREIGN = 3_000
/** ms that every list has to miss what nobody has a handle of. */
const ABSENT = 5_000
const SAFE_AFTER_PROOF = 1_000

/** I3, I4, I6, I7 and I8 of what the views show. */
export class ViewJudge {
  readonly #scene: Scene
  readonly #calls: CallJudge
  readonly #started = new Map<string, number>()
  readonly #endedAt = new Map<string, number>()
  /** Ends under Recent that were judged. */
  readonly #ends = new Set<string>()
  #version = 0
  #begunAt = 0
  #leaping = false
  #leaptAt = 0

  constructor(scene: Scene, calls: CallJudge) {
    this.#scene = scene
    this.#calls = calls
  }

  /** While time jumps, timers that fell due meanwhile are still to run. */
  leap(leaping: boolean): void {
    this.#leaping = leaping
    this.#leaptAt = this.#scene.now()
  }

  /** A new program counts its snapshots anew, and nothing that it shows has ended before its eyes. */
  begun(): void {
    this.#version = 0
    this.#begunAt = this.#scene.now()
    this.#started.clear()
    this.#endedAt.clear()
    this.#ends.clear()
  }

  told(snapshot: Snapshot): void {
    if (snapshot.version <= this.#version) this.#scene.find('I8', `version ${snapshot.version} is told twice`)
    this.#version = snapshot.version
  }

  shown(snapshot: Snapshot, quit: QuitDecision): void {
    const scene = this.#scene
    const now = scene.now()
    let running = 0
    const busy = new Set<string>()
    for (const row of snapshot.connections) {
      scene.sawRow(row.id, row.name)
      for (const { index: link, teardown: view } of [{ index: null, teardown: row.teardown }, ...row.links]) {
        if (view === null) continue
        if ('mark' in view.progress) {
          running += 1
          busy.add(row.name)
        }
        // What an earlier run began this one has only just taken over.
        if (!this.#started.has(view.id)) this.#started.set(view.id, view.resumed ? now : now - view.elapsedMs)
        this.#judge(link === null ? row.name : `link ${link} of ${row.name}`, link, view.id, view.progress)
      }
    }
    if (quit.kind === 'go' && running > 0) scene.find('I4', 'quitting is allowed while a teardown runs')
    for (const { id, name, redial, how } of snapshot.recent) {
      if (how.kind === 'ended' && !this.#ends.has(id)) {
        this.#ends.add(id)
        this.#judgeEnd(name, how.by)
      }
      if (redial.safe && busy.has(name)) scene.find('I4', `${name} is safe to redial while it is hung up`)
      if (how.kind === 'hung-up') this.#judgeRedial(name, id, how.progress)
    }
  }

  /** Who ended a connection is said only where it is known, and of one that has ended. */
  #judgeEnd(name: string, by: EndedBy): void {
    const lives = this.#scene.truth().filter((row) => row.id === name)
    if (lives.every((row) => row.phase === 'connected'))
      this.#scene.find('I15', `${name} is said to have ended and is up`)
    const [only] = lives
    if (by.kind !== 'not-onhook' || lives.length !== 1 || only === undefined) return
    if (this.#calls.hungUp(keyOfTruth(only))) this.#scene.find('I15', `${name} was hung up, and that is denied`)
  }

  #judge(name: string, link: number | null, id: string, progress: Progress): void {
    const scene = this.#scene
    const target = scene.targets.get(id)
    if ('mark' in progress) {
      this.#judgeRunning(name, id, progress)
      return
    }
    if (progress.phase === 'presumed') {
      if (link === null) scene.find('I3', `${name} as a whole is presumed gone`)
      const parent = target === undefined ? undefined : scene.handles.get(target.key)
      const spoke = this.#calls.spoke.has(`${parent}#${link}`)
      // What it says later it may say of a link that came back.
      if (spoke && !this.#endedAt.has(id)) scene.find('I3', `${name} is presumed against its witness`)
    }
    if (progress.phase === 'gone') {
      const { evidence } = progress
      if (evidence.length === 0) scene.find('I3', `${name} is gone without evidence`)
      if (link !== null && evidence.includes('invalid-handle') && !evidence.includes('parent-gone')) {
        scene.find('I3', `${name} is gone by RasGetConnectStatus`)
      }
      if (scene.resumed.has(id) && evidence.join() === 'invalid-handle') {
        scene.find('I3', `${name} is gone by a handle of an earlier run alone`)
      }
      if (!this.#endedAt.has(id)) this.#compareWithTruth(name, link, id, evidence.join() === 'not-enumerated')
    }
    this.#judgeRedial(name, id, progress)
  }

  #judgeRunning(name: string, id: string, progress: Extract<Progress, { readonly mark: unknown }>): void {
    if (this.#leaping) return
    const scene = this.#scene
    const now = scene.now()
    const start = this.#started.get(id) ?? now
    const target = scene.targets.get(id)
    // A slow disk learns late what a teardown is about: then any call may have been its own.
    const called =
      target === undefined
        ? Math.max(start, ...scene.calledAt.values())
        : (scene.calledAt.get(targetOf(target)) ?? start)
    if (progress.mark !== 'stuck' && now - Math.max(start, called) > STUCK + SLACK) {
      scene.find('I6', `${name} is late and not stuck`)
    }
    if (target === undefined || target.link !== null || progress.phase !== 'draining') return
    const recycled = this.#calls.recycled.get(target.key)
    // Without a free thread nobody can read a list.
    if (recycled === undefined || recycled < start || scene.crowded) return
    const returned = scene.returnedAt.get(targetOf(target)) ?? start
    // What another run of the program hung up is known by the lists alone, and one that misses it proves nothing.
    const patience = scene.resumed.has(id) ? FOREIGN + ABSENT : FOREIGN
    if (now - Math.max(recycled, returned, this.#leaptAt) > patience)
      scene.find('I7', `${name} waits on somebody else's connection`)
  }

  #judgeRedial(name: string, id: string, progress: Progress): void {
    if (progress.phase !== 'gone' && progress.phase !== 'presumed') return
    const now = this.#scene.now()
    const ended = this.#endedAt.get(id) ?? now
    this.#endedAt.set(id, ended)
    if (progress.redial.safe && (progress.phase === 'presumed' || now - ended < SAFE_AFTER_PROOF)) {
      this.#scene.find('I4', `${name} is safe to redial too early`)
    }
  }

  #compareWithTruth(name: string, link: number | null, id: string, byListAlone: boolean): void {
    const scene = this.#scene
    const target = scene.targets.get(id)
    if (target === undefined) {
      if (scene.diskTroubledAt() < this.#begunAt) scene.find('I12', `the teardown ${id} never came to the journal`)
      return
    }
    // Of what an earlier run began the list is all that can be asked.
    if (byListAlone && scene.resumed.has(id) && !scene.listed.has(target.key)) return
    for (const row of scene.truth()) {
      if (keyOfTruth(row) !== target.key || row.phase === 'gone') continue
      // Whoever imitates a connection that was hung up is another one: of that nothing was said.
      if (row.generation !== (scene.generation.get(targetOf(target)) ?? row.generation)) continue
      const own = row.links.find((each) => each.index === link)
      if (link === null || (own !== undefined && linkIsUp(own))) {
        scene.find('I3', `${name} is said to be gone and is not`)
      }
    }
  }
}
