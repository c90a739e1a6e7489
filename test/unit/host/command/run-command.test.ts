import { describe, expect, test } from 'vitest'
import { ANSWER } from '../../../../electron/host/command/answer.ts'
import { ALL, commanded, hangUpOf, only, waitFor } from './commands.ts'

describe('hang-up', () => {
  test.each(['200ms', '1.7s', '6s'])('waits for the proof of a drain of %s and ends with 0', async (drain) => {
    const onhook = await commanded(`connection id=office drain=${drain}`)
    const { answer } = await onhook.run(hangUpOf('office'))
    expect(answer.code).toBe(0)
    expect(only(answer)).toMatchObject({ outcome: 'gone', safe: false, evidence: ['invalid-handle', 'not-enumerated'] })
    expect(onhook.made('RasHangUpW')).toBe(1)
    expect(ANSWER.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer)
  })

  test('out of time it ends with 4, says how long it took so far, and the hang-up goes on', async () => {
    const onhook = await commanded('connection id=office drain=6s')
    const { answer } = await onhook.run(hangUpOf('office', { timeout: 4_000 }))
    expect(answer.code).toBe(4)
    expect(only(answer)).toMatchObject({ outcome: 'running', stuck: false, elapsedMs: 4_000 })
    await onhook.clock.advance(3_000)
    expect(onhook.engine.receipts()).toMatchObject([{ by: 'command-line', outcome: { phase: 'gone' } }])
  })

  test('one that never ends is told slow and stuck on the way', async () => {
    const { answer, events } = await (await commanded('connection id=office drain=never')).run(hangUpOf('office'))
    expect(events.map(({ event }) => event)).toEqual(['slow', 'stuck'])
    expect(answer.code).toBe(4)
    expect(only(answer)).toMatchObject({ outcome: 'running', stuck: true, elapsedMs: 60_000 })
  })

  test('--wait safe ends a second after the proof', async () => {
    const { answer } = await (await commanded('connection id=office drain=200ms')).run(
      hangUpOf('office', { wait: 'safe' }),
    )
    expect(only(answer)).toMatchObject({ outcome: 'gone', safe: true, code: 0 })
  })

  test('--wait none ends at once', async () => {
    const onhook = await commanded('connection id=office drain=never')
    const { answer } = await onhook.run(hangUpOf('office', { wait: 'none' }), 1_000)
    expect(only(answer)).toMatchObject({ outcome: 'asked', code: 0 })
  })

  test('what Windows refuses ends with 3 and its code', async () => {
    const { answer } = await (await commanded('connection id=office hangup-codes=5')).run(hangUpOf('office'))
    expect(only(answer)).toMatchObject({ outcome: 'failed', code: 3, failure: { code: 5 } })
  })

  test('what is not known to be the user’s is left alone with 6, and hung up on their word', async () => {
    const onhook = await commanded('connection id=office drain=200ms owner=other')
    expect((await onhook.run(hangUpOf('office'))).answer.code).toBe(6)
    expect(onhook.made('RasHangUpW')).toBe(0)
    expect((await onhook.run(hangUpOf('office', { includeOthers: true }))).answer.code).toBe(0)
  })

  test('an entry that is not connected is said to be so, with 0; one that there is not, with 2', async () => {
    const onhook = await commanded('connection id=office drain=200ms')
    await onhook.run(hangUpOf('office'))
    expect(only((await onhook.run(hangUpOf('office'))).answer)).toMatchObject({ outcome: 'not-connected', code: 0 })
    expect((await onhook.run(hangUpOf('nobody'))).answer).toMatchObject({ code: 2, problem: { kind: 'no-such' } })
    expect((await onhook.run(hangUpOf('x'.repeat(10_000)))).answer.code).toBe(2)
  })

  test('a phone book is asked whether there is such an entry', async () => {
    const onhook = await commanded('connection id=office appears=1h')
    expect(only((await onhook.run(hangUpOf('office'))).answer)).toMatchObject({ outcome: 'not-connected', code: 0 })
  })

  test('a name that two connections have hangs up neither, and lists both', async () => {
    const onhook = await commanded(
      'connection id=one name=Office phonebook="C:\\\\a.pbk"\nconnection id=two name=Office phonebook="C:\\\\b.pbk"',
    )
    const { answer } = await onhook.run(hangUpOf('Office'))
    expect(answer).toMatchObject({ code: 2, problem: { kind: 'ambiguous' } })
    const [first, second] = answer.problem!.candidates
    expect(first!.id).not.toBe(second!.id)
    expect(onhook.made('RasHangUpW')).toBe(0)
    const byId = await onhook.run({ ...hangUpOf('x'), target: { by: 'id', id: second!.id } })
    expect(only(byId.answer)).toMatchObject({ id: second!.id, outcome: 'gone' })
  })

  test('an exact name goes before the same name in another case', async () => {
    const onhook = await commanded('connection id=one name=office drain=200ms\nconnection id=two name=Office')
    expect((await onhook.run(hangUpOf('office'))).answer.code).toBe(0)
    expect(onhook.row('Office').teardown).toBeNull()
    expect((await onhook.run(hangUpOf('OFFICE'))).answer.code).toBe(0)
  })

  test('--all ends with the worst, and leaves alone what is not known to be the user’s', async () => {
    const onhook = await commanded(
      'connection id=a drain=200ms\nconnection id=b owner=other\nconnection id=c drain=never',
    )
    const { answer } = await onhook.run({ ...ALL, timeout: 11_000 })
    expect(answer).toMatchObject({ code: 4, results: [{ code: 0 }, { code: 6 }, { code: 4, stuck: true }] })
  })

  test('--all with nothing connected is done', async () => {
    expect((await (await commanded('')).run(ALL)).answer).toMatchObject({ code: 0, results: [] })
  })

  test('one link goes by its number; one that there is not ends with 2', async () => {
    const onhook = await commanded(
      'connection id=bundle type=isdn\nlink of=bundle index=1\nlink of=bundle index=2 drain=200ms',
    )
    await onhook.clock.advance(1_000)
    expect((await onhook.run(hangUpOf('bundle', { link: 7 }))).answer).toMatchObject({
      code: 2,
      problem: { kind: 'no-link' },
    })
    expect(only((await onhook.run(hangUpOf('bundle', { link: 2 }))).answer)).toMatchObject({ link: 2, outcome: 'gone' })
    expect(onhook.row('bundle').teardown).toBeNull()
  })

  test('joins the hang-up of a view: one call, one end', async () => {
    const onhook = await commanded('connection id=office drain=1.7s')
    onhook.hangUp('office')
    const { answer } = await onhook.run(hangUpOf('office'))
    expect(answer.code).toBe(0)
    expect(onhook.made('RasHangUpW')).toBe(1)
    expect(only(answer).receipt).toBe(onhook.engine.receipts()[0]?.id)
  })
})

describe('an id', () => {
  const SCENE = 'connection id=office\nconnection id=plain guid=none'

  test('is the same in every process', async () => {
    const idsOf = async () => {
      const { answer } = await (await commanded(SCENE)).run({ verb: 'list' })
      return answer.verb === 'list' ? answer.connections.map(({ id }) => id) : []
    }
    const first = await idsOf()
    expect(first).toHaveLength(2)
    expect(new Set(first).size).toBe(2)
    expect(await idsOf()).toEqual(first)
  })

  test('that nobody has ends with 2, and one whose connection is gone with 0', async () => {
    const onhook = await commanded('connection id=office drain=200ms')
    expect((await onhook.run({ ...hangUpOf('x'), target: { by: 'id', id: 'abc' } })).answer.code).toBe(2)
    const id = onhook.ids.of(onhook.row('office').id)
    await onhook.run(hangUpOf('office'))
    await onhook.clock.advance(60_000)
    const gone = { ...hangUpOf('x'), target: { by: 'id' as const, id } }
    expect(only((await onhook.run(gone)).answer)).toMatchObject({ name: 'office', outcome: 'not-connected', code: 0 })
  })
})

describe('wait', () => {
  test('for what is there already ends at once', async () => {
    const onhook = await commanded('connection id=office')
    expect(only((await onhook.run(waitFor('office', 'connected'))).answer)).toMatchObject({ code: 0 })
  })

  test('for a connection that comes up ends when it is connected', async () => {
    const onhook = await commanded('connection id=office appears=20s')
    expect(only((await onhook.run(waitFor('office', 'connected'))).answer)).toMatchObject({
      outcome: 'connected',
      code: 0,
    })
  })

  test('for a connection that stays ends with 4', async () => {
    const onhook = await commanded('connection id=office')
    expect((await onhook.run(waitFor('office', 'gone', 5_000))).answer.code).toBe(4)
    expect(onhook.made('RasHangUpW')).toBe(0)
  })

  test('sees the end of a hang-up of a view, and when it is safe', async () => {
    const onhook = await commanded('connection id=office drain=1.7s')
    onhook.hangUp('office')
    expect(only((await onhook.run(waitFor('office', 'gone'))).answer)).toMatchObject({ outcome: 'gone', safe: false })
    expect(only((await onhook.run(waitFor('office', 'safe'))).answer)).toMatchObject({ outcome: 'gone', safe: true })
  })

  test('sees a connection that drops by itself', async () => {
    const onhook = await commanded('connection id=office ends=3s')
    const { answer } = await onhook.run(waitFor('office', 'safe'))
    expect(only(answer)).toMatchObject({ outcome: 'ended', code: 0, safe: true })
  })
})

describe('watch', () => {
  test('tells what is there, what comes, and what ends', async () => {
    const onhook = await commanded('connection id=office drain=1.7s\nconnection id=home appears=20s ends=60s')
    const { events, answered, stop } = onhook.begin({ verb: 'watch' })
    await onhook.clock.advance(100)
    onhook.hangUp('office')
    await onhook.clock.advance(90_000)
    const said = events.map(({ event, connection }) => (connection === null ? event : `${event} ${connection.name}`))
    expect(said).toEqual([
      'already-connected office',
      'watching',
      'hanging-up office',
      'ended office',
      'connected home',
      'ended home',
    ])
    stop()
    expect((await answered).code).toBe(0)
  })
})

test('history tells what was asked for in a span of time', async () => {
  const onhook = await commanded('connection id=office drain=200ms')
  const before = onhook.clock.epoch()
  await onhook.run(hangUpOf('office'))
  const receipts = async (since: number | null, until: number | null) => {
    const { answer } = await onhook.run({ verb: 'history', since, until })
    return answer.verb === 'history' ? answer.receipts.length : -1
  }
  expect(await receipts(null, null)).toBe(1)
  expect(await receipts(before, null)).toBe(1)
  expect(await receipts(null, before)).toBe(0)
})

test('where RAS cannot be reached every command ends with 7 and hangs up nothing', async () => {
  const onhook = await commanded('connection id=office\ncall name=RasEnumConnectionsW code=711')
  for (const command of [{ verb: 'list' } as const, hangUpOf('office'), ALL]) {
    expect((await onhook.run(command)).answer).toMatchObject({ code: 7, problem: { kind: 'unreachable' } })
  }
  expect(onhook.made('RasHangUpW')).toBe(0)
})
