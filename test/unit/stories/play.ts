import { parseScenario } from '../../../native/simulator/scenario/parse-scenario.ts'
import { createSimulator, type SimulatorControl } from '../../../native/simulator/simulator.ts'
import { rowIds } from '../../fixtures/engine-harness.ts'
import { createVirtualClock } from '../../fixtures/virtual-clock.ts'
import { Checker } from './checker.ts'
import { createStoryDisk } from './disk.ts'
import { createProgram, type KillPoint, type Machine, type Program } from './program.ts'
import type { Deed, Story } from './story.ts'

/** ms that a program needs to start again. */
const START = 50
const UNTIL_STUCK = 10_100
const AT_THE_END = 15_000

/** Plays a story with the shipped engine on the simulator; gives what the checker found. */
export async function play(story: Story): Promise<readonly string[]> {
  const parsed = parseScenario(story.scenario)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const clock = createVirtualClock()
  const ras = createSimulator(parsed.scenario, clock, story.threads === null ? {} : { threads: story.threads })
  ras.open()

  let trap: KillPoint | null = null
  let leaptAt = Number.NEGATIVE_INFINITY
  const reached = (point: KillPoint): void => {
    if (trap === point) kill(false)
  }
  const disk = createStoryDisk(clock, {
    attempted: (file, line) => checker.attempted(file, line),
    refused: (file, line) => checker.refused(file, line),
    changed: (file, lines, added) => {
      checker.changed(file, lines, added)
      if (file === 'receipts') reached('receipt-kept')
      else reached(added?.includes('"begin"') ? 'promise-kept' : 'journal-cleared')
    },
  })
  const checker = new Checker({
    crowded: story.threads !== null,
    truth: () => ras.truth(),
    now: () => clock.now(),
    look: () => program.engine.snapshot(),
    // While the event loop is held up the disk does not answer either.
    diskTroubledAt: () => Math.max(disk.troubledAt, leaptAt),
  })
  ras.onCall((record) => checker.call(record))

  const calling = (handle: bigint): void => checker.calling(handle)
  const machine: Machine = { ras, clock, disk, reached, calling }
  let program = begin()

  function begin(): Program {
    const next = createProgram(machine)
    const { engine, pulse } = next
    engine.subscribe((snapshot) => {
      if (pulse.alive) checker.told(snapshot, engine.quitDecision())
    })
    checker.begun()
    void engine.start()
    return next
  }
  function kill(landing: boolean): void {
    trap = null
    if (!program.pulse.alive) return
    program.pulse.kill(landing)
    checker.ended()
  }
  const look = (): void => {
    if (program.pulse.alive) checker.shown(program.engine.snapshot(), program.engine.quitDecision())
  }

  for (const deed of story.deeds) {
    await clock.settle()
    if (!program.pulse.alive) {
      await clock.advance(START)
      program = begin()
      await clock.settle()
    }
    look()
    await act(deed)
    await clock.settle()
    look()
  }

  async function act(deed: Deed): Promise<void> {
    const { engine } = program
    const rowOf = (name: string): string =>
      engine.snapshot().connections.find((row) => row.name === name && !row.ended)?.id ?? '?'
    switch (deed.do) {
      case 'wait':
        return clock.advance(deed.ms)
      case 'leap':
        checker.leaping(true)
        leaptAt = clock.now() + deed.ms
        await clock.leap(deed.ms)
        return checker.leaping(false)
      case 'hang-up': {
        const connection = rowOf(deed.id)
        checker.asked(connection, deed.link)
        engine.hangUp({ connection, link: deed.link, confirmed: true }, 'test')
        return
      }
      case 'hang-up-all':
        checker.askedAll()
        engine.hangUpAll({ connections: rowIds(engine), includeOthers: true }, 'test')
        return
      case 'again': {
        const connection = rowOf(deed.id)
        checker.asked(connection, deed.link)
        engine.hangUpAgain({ connection, link: deed.link }, 'test')
        return
      }
      case 'keep-waiting':
        engine.keepWaiting({ connection: rowOf(deed.id), link: deed.link })
        return
      case 'leave-it':
        engine.leaveIt({ connection: rowOf(deed.id), link: deed.link })
        return
      case 'give-up':
        await clock.advance(UNTIL_STUCK)
        program.engine.leaveIt({ connection: rowOf(deed.id), link: deed.link })
        return
      case 'show':
        return engine.setShown(deed.shown)
      case 'sleep':
        engine.attend('suspend')
        await clock.settle()
        clock.shiftEpoch(deed.ms)
        for (const id of deed.drops) ras.drop(id)
        engine.attend('resume')
        return
      case 'kill':
        return kill(deed.landing)
      case 'kill-at':
        trap = deed.point
        return
      case 'leave-program': {
        void engine.close(10)
        await clock.advance(START)
        return kill(true)
      }
      case 'disk':
        disk.mood = deed.mood
        return
      default:
        return actOutside(ras, deed)
    }
  }

  trap = null
  ras.setService('running')
  disk.mood = 'instant'
  if (!program.pulse.alive) program = begin()
  await clock.advance(AT_THE_END)
  look()
  checker.over(program.engine.snapshot())
  kill(false)
  return checker.findings
}

/** What other programs and the machine do. */
function actOutside(
  ras: SimulatorControl,
  deed: Extract<Deed, { readonly do: 'other-hangs-up' | 'drop' | 'other-dials' | 'service' }>,
): void {
  switch (deed.do) {
    case 'other-hangs-up':
      ras.hangUpByAnother(deed.id, deed.link ?? undefined)
      return
    case 'drop':
      ras.drop(deed.id, deed.link ?? undefined)
      return
    case 'service':
      ras.setService(deed.running ? 'running' : 'stopped')
      return
    case 'other-dials': {
      const rows = ras.truth()
      const past = rows.filter((row) => row.id === deed.onHandleOf && row.phase === 'gone').at(-1)
      const free = past !== undefined && !rows.some((row) => row.handle === past.handle && row.phase !== 'gone')
      ras.dial(deed.id, free ? { handle: past.handle } : {})
    }
  }
}
