import { describe, expect, test } from 'vitest'
import { Pap } from '../../../windows/sstp/ppp/pap.ts'
import { hex, text } from '../hex.ts'

function start() {
  const sent: string[] = []
  const told: string[] = []
  const pap = new Pap({
    credentials: { user: 'anna', password: 'secret' },
    send: (packet) => sent.push(text(packet)),
    authenticated: (user) => told.push(`authenticated ${user}`),
    refused: (why) => told.push(`refused: ${why}`),
    failed: (why) => told.push(`failed: ${why}`),
  })
  return { sent, told, receive: (bytes: string) => pap.receive(hex(bytes)) }
}

/** RFC 1334 2.2.1: "anna" and "secret", each after its length. */
const RIGHT = '01 01 00 10 04 61 6e 6e 61 06 73 65 63 72 65 74'
const WRONG = '01 01 00 0c 04 61 6e 6e 61 02 6e 6f'
const ACK = '02 01 00 05 00'
const NAK = '03 01 00 12 0d 41 63 63 65 73 73 20 64 65 6e 69 65 64'

describe('PAP', () => {
  test('lets in who has name and password', () => {
    const { receive, sent, told } = start()
    receive(RIGHT)
    expect(sent).toEqual([ACK])
    expect(told).toEqual(['authenticated anna'])
  })

  test('answers a request that comes again with the same, and that is all (RFC 1334 2.2.2)', () => {
    const { receive, sent, told } = start()
    receive(RIGHT)
    receive(RIGHT)
    expect(sent).toEqual([ACK, ACK])
    expect(told).toEqual(['authenticated anna'])
  })

  test('refuses another password, and gives up after the third', () => {
    const { receive, sent, told } = start()
    for (let tries = 0; tries < 3; tries += 1) receive(WRONG)
    expect(sent).toEqual([NAK, NAK, NAK])
    expect(told.at(-1)).toBe('failed: nobody that is known')
  })

  test('never tells what password was tried', () => {
    const { receive, told } = start()
    receive(WRONG)
    expect(told).toEqual(['refused: a wrong name or password'])
  })

  test.each(['01 01 00 05 04', '01 01 00 09 04 61 6e 6e 61', '01 01 00 0b 04 61 6e 6e 61 06 73'])(
    'does not read a request whose lengths are wrong: %s',
    (bytes) => {
      const { receive, sent, told } = start()
      receive(bytes)
      expect(sent).toEqual([])
      expect(told).toEqual(['refused: an Authenticate-Request that does not fit'])
    },
  )

  test('does not mind what is no request', () => {
    const { receive, sent, told } = start()
    receive(ACK)
    receive('01')
    expect([...sent, ...told]).toEqual([])
  })
})
