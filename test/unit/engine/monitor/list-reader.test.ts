import { describe, expect, test } from 'vitest'
import { createListReader, type ListAnswer } from '../../../../electron/engine/monitor/list-reader.ts'
import { LIST_LOST_AFTER, MOST_LISTS_OUT } from '../../../../electron/engine/timings.ts'
import { type Harness, startHarness } from '../../../fixtures/engine-harness.ts'
import { createVirtualClock } from '../../../fixtures/virtual-clock.ts'

/** A library whose lists come when a test says so. */
function slowLists() {
  const clock = createVirtualClock()
  const out: ((answer: ListAnswer) => void)[] = []
  const enumConnections = () => new Promise<ListAnswer>((resolve) => void out.push(resolve))
  const lists = createListReader({ enumConnections }, clock)
  const answer = (call: number): ListAnswer => {
    const given: ListAnswer = { kind: 'value', value: [] }
    out[call]?.(given)
    return given
  }
  return { clock, lists, answer, begun: () => out.length }
}

describe('a list that does not come', () => {
  test('is asked for once more after a while, and whoever waits is served by the second call', async () => {
    const { clock, lists, answer, begun } = slowLists()
    const asked = lists.fresh()
    await clock.advance(LIST_LOST_AFTER - 1)
    expect(begun()).toBe(1)
    await clock.advance(1)
    expect(begun()).toBe(2)
    const second = answer(1)
    expect(await asked).toBe(second)
  })

  test('is waited for twice as long for each call that is lost already', async () => {
    const { clock, lists, begun } = slowLists()
    void lists.fresh()
    await clock.advance(LIST_LOST_AFTER)
    expect(begun()).toBe(2)
    await clock.advance(2 * LIST_LOST_AFTER - 1)
    expect(begun()).toBe(2)
    await clock.advance(1)
    expect(begun()).toBe(3)
  })

  test('is never asked for by more than a few calls at once, however long and however often it is hurried', async () => {
    const { clock, lists, begun } = slowLists()
    for (let minute = 0; minute < 30; minute += 1) {
      void lists.fresh()
      lists.hurry()
      await clock.advance(60_000)
    }
    expect(begun()).toBe(MOST_LISTS_OUT)
  })

  test('is asked for at once where it is hurried, but not for a call that has only just begun', async () => {
    const { clock, lists, begun } = slowLists()
    void lists.fresh()
    await clock.advance(500)
    lists.hurry()
    expect(begun()).toBe(1)
    await clock.advance(500)
    lists.hurry()
    expect(begun()).toBe(2)
  })

  test('is not asked for again while nobody waits for it', async () => {
    const { clock, lists, answer, begun } = slowLists()
    void lists.fresh()
    await clock.advance(LIST_LOST_AFTER)
    answer(1)
    await clock.advance(10 * LIST_LOST_AFTER)
    expect(begun()).toBe(2)
  })

  test('and comes after a newer one is not taken for the newest', async () => {
    const { clock, lists, answer } = slowLists()
    void lists.fresh()
    await clock.advance(LIST_LOST_AFTER)
    const second = answer(1)
    await clock.settle()
    answer(0)
    await clock.settle()
    expect(await lists.notOlderThan(1_000)).toBe(second)
  })

  test('serves nobody who asked after its call began', async () => {
    const { clock, lists, answer, begun } = slowLists()
    void lists.fresh()
    await clock.advance(10)
    let served: unknown = null
    void lists.fresh().then((given) => {
      served = given
    })
    answer(0)
    await clock.settle()
    expect(served).toBeNull()
    expect(begun()).toBe(2)
    const second = answer(1)
    await clock.settle()
    expect(served).toBe(second)
  })

  test('is one call for all who ask while another runs', async () => {
    const { clock, lists, answer, begun } = slowLists()
    void lists.fresh()
    const waiting = [lists.fresh(), lists.fresh(), lists.notOlderThan(50)]
    answer(0)
    await clock.settle()
    const second = answer(1)
    expect(await Promise.all(waiting)).toEqual([second, second, second])
    expect(begun()).toBe(2)
  })
})

const known = ({ row }: Harness, name: string) => {
  const progress = row(name).teardown?.progress
  return progress !== undefined && 'known' in progress ? progress : null
}
const LOST = 'call name=RasEnumConnectionsW blocks=never'

describe('one RasEnumConnections that never returns', () => {
  test('does not blind the watch for ever', async () => {
    const { clock, engine } = await startHarness(
      `connection id=office\nconnection id=home appears=8s\n${LOST} from=3s times=1`,
      { shown: true },
    )
    await clock.advance(20_000)
    expect(engine.snapshot().connections.map((row) => row.name)).toEqual(['office', 'home'])
    expect(engine.snapshot().health).toEqual({ kind: 'ok' })
  })

  test('does not keep a hang-up from being made', async () => {
    const harness = await startHarness(`connection id=office drain=100ms\n${LOST} from=1s times=1`)
    await harness.clock.advance(1500)
    harness.hangUp('office')
    await harness.clock.advance(LIST_LOST_AFTER + 500)
    expect(harness.made('RasHangUpW')).toBe(1)
    expect(harness.row('office').teardown?.progress.phase).toBe('gone')
  })
})

describe('no list at all any more', () => {
  test('is told of a hang-up that cannot be made, which is slow and stuck on time', async () => {
    const harness = await startHarness(`connection id=office\n${LOST} from=1s`)
    await harness.clock.advance(1500)
    harness.hangUp('office')
    await harness.clock.advance(3000)
    expect(known(harness, 'office')).toMatchObject({ phase: 'calling', mark: 'slow', known: ['list-not-readable'] })
    await harness.clock.advance(7000)
    expect(known(harness, 'office')).toMatchObject({ mark: 'stuck', known: ['list-not-readable'] })
    expect(harness.made('RasHangUpW')).toBe(0)
  })

  test('is told of a hang-up that was made while there were lists', async () => {
    const harness = await startHarness(`connection id=office drain=never\n${LOST} from=2s`)
    harness.hangUp('office')
    await harness.clock.advance(3200)
    expect(known(harness, 'office')).toMatchObject({ mark: 'slow', known: ['list-not-readable'] })
    await harness.clock.advance(7000)
    expect(known(harness, 'office')).toMatchObject({ mark: 'stuck', known: ['list-not-readable'] })
  })

  test('is told of a link that was hung up while there were lists', async () => {
    const harness = await startHarness(
      `connection id=isdn\nlink of=isdn\nlink of=isdn drain=never witness=31\n${LOST} from=1s`,
    )
    harness.hangUp('isdn', 2)
    await harness.clock.advance(2900)
    const progress = harness.link('isdn', 2).teardown?.progress
    expect(progress).toMatchObject({ phase: 'draining', known: ['list-not-readable'] })
  })

  test('leaves an invalid handle to stand as the proof', async () => {
    const harness = await startHarness(`connection id=office drain=4s\n${LOST} from=2s`)
    harness.hangUp('office')
    await harness.clock.advance(6000)
    expect(harness.row('office').teardown?.progress).toMatchObject({ phase: 'gone', evidence: ['invalid-handle'] })
  })

  test('does not keep trying again from coming to an end', async () => {
    const harness = await startHarness(`connection id=office\n${LOST} from=1s`)
    await harness.clock.advance(8000)
    let reply: unknown = null
    void harness.engine.tryAgain().then((given) => {
      reply = given
    })
    await harness.clock.advance(4000)
    expect(reply).toEqual({ ok: false, refusal: 'failed' })
  })
})
