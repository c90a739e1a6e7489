import type { Clock } from '../clock.ts'
import { CODE } from '../constants.ts'
import type { RasAnswer, RasApi, RasHandle, Unsubscribe } from '../port.ts'
import * as answers from './answers.ts'
import { type CallRecord, type CallSubject, createCalls } from './calls.ts'
import { createEntries } from './entries.ts'
import { isListed, isUp, type Life } from './life.ts'
import type { Win32Name } from './scenario/directives.ts'
import type { ConnectionSpec, Scenario, ScenarioService } from './scenario/scenario.ts'
import { type TruthRow, truthOf } from './truth.ts'
import { createWakeUps } from './wake-ups.ts'
import { createWorld, type Subject } from './world.ts'

export type { CallRecord } from './calls.ts'
export type { LinkTruth, TruthRow } from './truth.ts'

/** What only tests and the demo may do: look behind the calls, and act as another program on the same machine. */
export interface SimulatorControl {
  /** Every connection that there is, was or is to come, in the order of coming up. */
  truth(): readonly TruthRow[]
  /** Another program's RasHangUp is accepted; false if there is nothing to hang up. */
  hangUpByAnother(id: string, link?: number): boolean
  /**
   * Another program connects an entry, or brings up a link; false if it is up. `handle`: Windows gives it this handle
   * value, as when one is handed out again.
   */
  dial(id: string, options?: { readonly link?: number; readonly handle?: RasHandle }): boolean
  /** The line is lost at once; false if nothing was connected. */
  drop(id: string, link?: number): boolean
  /** From now on the service manager says this; one that runs (again) runs in another process than before. */
  setService(state: ScenarioService): void
  /** Sees every call twice: made, returned. */
  onCall(listener: (record: CallRecord) => void): Unsubscribe
  /** Calls that have not returned. */
  callsUnderWay(): number
}

export interface SimulatorOptions {
  /** Calls of one class that may block at once; one more is answered `busy`. */
  readonly threads?: number
}

/** ms from Windows' dialog to the connection, as a person who knows the password needs. */
const DIALOG = 2000

/** RAS in memory, played from a scenario. All time comes from the clock; the same calls give the same answers. */
export function createSimulator(
  scenario: Scenario,
  clock: Clock,
  options: SimulatorOptions = {},
): RasApi & SimulatorControl {
  const start = clock.now()
  const world = createWorld(scenario, (change) => wakeUps.note(change))
  const wakeUps = createWakeUps(clock, scenario.events, {
    settle: () => world.settle(now()),
    nextChange: () => start + world.nextChange(),
  })
  const calls = createCalls(clock, start, scenario.calls, options.threads ?? Number.POSITIVE_INFINITY)
  const entries = createEntries(scenario)
  let service = scenario.service
  let process = 1000

  const now = (): number => clock.now() - start
  const settled = (): number => {
    const at = now()
    world.settle(at)
    return at
  }

  /** A call that asks: what is true when it returns. */
  function ask<T>(name: Win32Name, subject: CallSubject, answer: (at: number) => RasAnswer<T>): Promise<RasAnswer<T>> {
    return calls.run(name, subject, () => ({ blocks: 0, finish: () => answer(settled()) }))
  }

  function hangUp(handle: RasHandle): Promise<RasAnswer<null>> {
    return calls.run('RasHangUpW', { handle }, () => {
      const at = settled()
      const subject = world.find(handle)
      const { code, blocks } = subject === null ? { code: CODE.InvalidHandle, blocks: 0 } : world.hangUp(subject, at)
      wakeUps.arm()
      return { blocks, finish: () => answers.codeOr(code, null) }
    })
  }

  function connectStatus(handle: RasHandle): ReturnType<RasApi['connectStatus']> {
    return calls.run('RasGetConnectStatusW', { handle }, () => {
      settled()
      const subject = world.find(handle)
      const blocks =
        subject !== null && subject.link === null && isUp(subject.life) ? subject.life.spec.statusBlocks : 0
      return {
        blocks,
        finish() {
          const at = settled()
          return answers.connectStatus(world.find(handle), nextStatusCode, at)
        },
      }
    })
  }

  function nextStatusCode(life: Life): number {
    const { statusCodes } = life.spec
    const code = statusCodes[Math.min(life.statusCalls, statusCodes.length - 1)] ?? 0
    life.statusCalls += 1
    return code
  }

  /** A connection that is up, or a link of it that is. */
  function target(id: string, link: number | undefined): Subject | null {
    settled()
    const spec = specOf(id)
    const life = spec === null ? null : world.current(spec)
    if (life === null || !isUp(life)) return null
    if (link === undefined) return { life, link: null }
    const found = life.links.find((each) => each.spec.index === link)
    return found === undefined || found.connectedFrom === null ? null : { life, link: found }
  }

  const specOf = (id: string): ConnectionSpec | null => scenario.connections.find((spec) => spec.id === id) ?? null

  return {
    source: 'simulator',
    open: async () => calls.open(),
    serviceState: async () => calls.refusal() ?? answers.serviceState(service, process),
    enumConnections: () =>
      ask('RasEnumConnectionsW', {}, (at) =>
        answers.value(
          world
            .lives()
            .filter((life) => isListed(life, at))
            .map(answers.row),
        ),
      ),
    connectStatus,
    hangUp,
    subEntryHandle: (handle, subEntry) =>
      ask('RasGetSubEntryHandleW', { handle, subEntry }, (at) =>
        answers.subEntryHandle(world.find(handle), subEntry, at),
      ),
    connectionStatistics: (handle) =>
      ask('RasGetConnectionStatistics', { handle }, (at) => answers.statisticsOf(world.find(handle), at)),
    linkStatistics: (handle, subEntry) =>
      ask('RasGetLinkStatistics', { handle, subEntry }, (at) =>
        answers.linkStatisticsOf(world.find(handle), subEntry, at),
      ),
    entryProperties: (phonebook, entry) =>
      ask('RasGetEntryPropertiesW', {}, () => entries.properties(phonebook, entry)),
    subEntryProperties: (phonebook, entry, subEntry) =>
      ask('RasGetSubEntryPropertiesW', { subEntry }, () => entries.subEntryProperties(phonebook, entry, subEntry)),
    projection: (handle) => ask('RasGetProjectionInfoW', { handle }, () => answers.projection(world.find(handle))),
    errorString: (code) => ask('RasGetErrorStringW', {}, () => answers.errorString(code)),
    reconnectDialog: (phonebook, entry) =>
      ask('RasDialDlgW', {}, (at) => {
        const found = entries.find(phonebook, entry)
        if (found.kind !== 'value') return found
        if (entry === '') return answers.code(CODE.CannotFindPhonebookEntry)
        world.dial(found.value, at + DIALOG, null)
        wakeUps.arm()
        return answers.value(null)
      }),
    watch: (listener) => ask('RasConnectionNotificationW', {}, () => answers.value(wakeUps.watch(listener))),
    watchLinks: (handle) =>
      ask('RasConnectionNotificationW', { handle }, () => {
        const subject = world.find(handle)
        return subject !== null && isUp(subject.life)
          ? answers.value(wakeUps.watchLinks(subject.life))
          : answers.code(6)
      }),
    threads: calls.threads,
    async close(graceMs) {
      wakeUps.close()
      return calls.close(graceMs)
    },

    truth() {
      settled()
      return world.lives().map((life) => truthOf(life, start))
    },
    hangUpByAnother(id, link) {
      const subject = target(id, link)
      if (subject === null) return false
      world.release(subject, now())
      wakeUps.arm()
      return true
    },
    dial(id, { link, handle } = {}) {
      const at = settled()
      const spec = specOf(id)
      if (spec === null) return false
      const life = world.current(spec)
      const found = life?.links.find((each) => each.spec.index === link)
      const done =
        link === undefined
          ? world.dial(spec, at, handle ?? null)
          : life !== null && found !== undefined && world.dialLink(life, found, at)
      settled()
      wakeUps.arm()
      return done
    },
    drop(id, link) {
      const subject = target(id, link)
      if (subject === null) return false
      world.drop(subject, now())
      settled()
      wakeUps.arm()
      return true
    },
    setService(state) {
      if (state === 'running') process += 1
      service = state
    },
    onCall: (listener) => calls.onCall(listener),
    callsUnderWay: () => calls.underWay(),
  }
}
