import { describe, expect, test } from 'vitest'
import { PROTOCOL } from '../../../windows/sstp/ppp/frame.ts'
import { AFTER_TERMINATE } from '../../../windows/sstp/ppp/link.ts'
import { hex } from '../hex.ts'
import { startSession } from '../responder/dialler.ts'

const TERMINATE = hex('05 02 00 04')
const ECHO = hex('09 05 00 08 00 00 00 00')
const IPV6CP = hex('01 01 00 04')

describe('A link', () => {
  test('takes nothing but LCP before it is established, and nothing of IP before the password', () => {
    const line = startSession()
    line.call()
    line.sendFrame(PROTOCOL.pap, hex('01 01 00 10 04 61 6e 6e 61 06 73 65 63 72 65 74'))
    line.sendFrame(PROTOCOL.ipcp, hex('01 01 00 04'))
    expect(line.messages()).toEqual([])
    expect(line.kinds()).toEqual(['opened', 'call-accepted'])
  })

  test('rejects what it does not speak', () => {
    const line = startSession()
    line.connect()
    line.sendFrame(0x8057, IPV6CP)
    line.sendFrame(0x80fd, IPV6CP)
    expect(line.codes(PROTOCOL.lcp)).toEqual([8, 8])
  })

  test('is over for a client that does not speak IP', () => {
    const line = startSession()
    line.connect()
    line.sendFrame(PROTOCOL.lcp, hex('08 07 00 0a 80 21 01 01 00 04'))
    expect(line.events).toContainEqual({ kind: 'refused', why: 'the client does not speak IP' })
    expect(line.messages()).toEqual(['disconnect'])
  })

  test('is over for whoever does not know the password', () => {
    const line = startSession()
    line.call()
    line.sendFrame(PROTOCOL.lcp, hex('02 01 00 12 01 04 05 78 03 04 c0 23 05 06 00 00 00 00'))
    line.sendFrame(PROTOCOL.lcp, hex('01 01 00 04'))
    for (let tries = 0; tries < 3; tries += 1) line.sendFrame(PROTOCOL.pap, hex('01 01 00 06 00 00'))
    expect(line.messages().at(-1)).toBe('disconnect')
    expect(line.kinds()).not.toContain('authenticated')
  })

  test('ends with the client’s Terminate-Request, answered at once', () => {
    const line = startSession()
    line.connect()
    line.sendFrame(PROTOCOL.lcp, TERMINATE)
    expect(line.codes(PROTOCOL.lcp)).toEqual([6])
    line.sendFrame(0x8057, IPV6CP)
    expect(line.messages()).toEqual([])
  })

  test('ends its call by itself where the client does not', async () => {
    const line = startSession()
    line.connect()
    line.sendFrame(PROTOCOL.lcp, TERMINATE)
    line.messages()
    await line.clock.advance(AFTER_TERMINATE)
    expect(line.messages()).toEqual(['disconnect'])
  })

  test('answers each Terminate-Request late where it is meant to be slow', async () => {
    const line = startSession()
    line.connect()
    line.setKnobs('terminate=slow:4000')
    line.sendFrame(PROTOCOL.lcp, TERMINATE)
    await line.clock.advance(3_000)
    line.sendFrame(PROTOCOL.lcp, hex('05 03 00 04'))
    expect(line.messages()).toEqual([])
    await line.clock.advance(1_000)
    expect(line.codes(PROTOCOL.lcp)).toEqual([6])
    await line.clock.advance(3_000)
    expect(line.codes(PROTOCOL.lcp)).toEqual([6])
    expect(line.events.filter(({ kind }) => kind === 'terminate')).toEqual([{ kind: 'terminate', by: 'peer' }])
  })

  test('never answers where it is meant to be stuck, and cuts where it is meant to be dropped', async () => {
    const stuck = startSession()
    stuck.connect()
    stuck.setKnobs('terminate=stuck')
    stuck.sendFrame(PROTOCOL.lcp, TERMINATE)
    await stuck.clock.advance(30_000)
    expect(stuck.messages()).toEqual([])

    const dropped = startSession()
    dropped.connect()
    dropped.setKnobs('terminate=dropped')
    dropped.sendFrame(PROTOCOL.lcp, TERMINATE)
    expect(dropped.stream.cut).toBe(true)
  })

  test('answers an echo, unless it is meant to be stuck', () => {
    const line = startSession()
    line.connect()
    line.sendFrame(PROTOCOL.lcp, ECHO)
    expect(line.codes(PROTOCOL.lcp)).toEqual([10])
    line.setKnobs('echo=stuck')
    line.sendFrame(PROTOCOL.lcp, ECHO)
    line.send('echoRequest')
    expect(line.messages()).toEqual([])
  })
})
