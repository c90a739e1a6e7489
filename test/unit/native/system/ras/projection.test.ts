import { describe, expect, it } from 'vitest'
import type { RasHandle } from '../../../../../native/port.ts'
import { SizedCalls } from '../../../../../native/system/memory/sized-call.ts'
import { projection } from '../../../../../native/system/ras/projection.ts'
import { type FakeFunction, type FakeLibrary, fakeLibrary } from '../fake-library.ts'

const handle = 0x1000n as RasHandle
const PPP = 1
const IKEV2 = 2

/** RasGetProjectionInfoEx with a body of bytes from offset 8 on. */
const info =
  (type: number, bytes: Readonly<Record<number, readonly number[]>>): FakeFunction =>
  (call) => {
    expect(call.read(1)).toBe(4)
    call.write(1, 4, type)
    for (const [offset, values] of Object.entries(bytes)) {
      call.memory.bytes.set(values, (call.place(1) ?? 0) + 8 + Number(offset))
    }
    return 0
  }

describe('The addresses of a connection', () => {
  it('are those of IKEv2 in both families', async () => {
    const library = fakeLibrary({
      RasGetProjectionInfoEx: info(IKEV2, {
        4: [10, 9, 8, 7, 10, 9, 8, 1],
        16: [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7],
        32: [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      }),
    })
    expect(await projection(new SizedCalls(library), handle)).toEqual({
      kind: 'value',
      value: [
        { kind: 'ikev2', localAddress: '10.9.8.7', remoteAddress: '10.9.8.1' },
        { kind: 'ikev2', localAddress: '2001:db8::7', remoteAddress: '2001:db8::1' },
      ],
    })
  })

  it('leave out a family that was not agreed upon', async () => {
    const library = fakeLibrary({
      RasGetProjectionInfoEx: info(IKEV2, { 0: [0xdb, 2], 4: [10, 9, 8, 7], 16: [0xfd] }),
    })
    expect(await projection(new SizedCalls(library), handle)).toMatchObject({
      value: [{ kind: 'ikev2', localAddress: 'fd00::' }],
    })
  })

  it('are those of PPP where the connection is none of IKEv2', async () => {
    const library = fakeLibrary({
      RasGetProjectionInfoEx: info(PPP, {}),
      RasGetProjectionInfoW(call) {
        if (call.arguments[1] === 0x8057n) return 731
        call.writeText(2, 8, '192.168.0.5')
        call.writeText(2, 40, '192.168.0.1')
        return 0
      },
    })
    expect(await projection(new SizedCalls(library), handle)).toEqual({
      kind: 'value',
      value: [{ kind: 'ipv4', localAddress: '192.168.0.5', remoteAddress: '192.168.0.1' }],
    })
  })

  it('need no RasGetProjectionInfoEx, which is younger', async () => {
    const library = fakeLibrary({
      RasGetProjectionInfoW(call) {
        if (call.arguments[1] === 0x8021n) return 731
        call.memory.bytes.set([0, 0, 0, 0, 0, 0, 0, 9], (call.place(2) ?? 0) + 8)
        call.memory.bytes.set([0, 0, 0, 0xff, 0xfe, 0, 0, 1], (call.place(2) ?? 0) + 16)
        return 0
      },
    })
    expect(await projection(new SizedCalls(library), handle)).toEqual({
      kind: 'value',
      value: [{ kind: 'ipv6', localAddress: 'fe80::9', remoteAddress: 'fe80::ff:fe00:1' }],
    })
  })

  it('leave out a protocol that was tried and failed', async () => {
    const library = fakeLibrary({
      RasGetProjectionInfoW(call) {
        if (call.arguments[1] === 0x8057n) return 731
        call.write(2, 4, 720)
        return 0
      },
    })
    expect(await projection(new SizedCalls(library), handle)).toEqual({ kind: 'code', code: 731 })
  })

  it('say what is wrong rather than that a protocol is not configured', async () => {
    const library = fakeLibrary({
      RasGetProjectionInfoW: (call) => (call.arguments[1] === 0x8021n ? 731 : 6),
    })
    expect(await projection(new SizedCalls(library), handle)).toEqual({ kind: 'code', code: 6 })
  })

  it('are not asked for any further once the handle is hung up', async () => {
    const library: FakeLibrary = fakeLibrary({
      RasGetProjectionInfoEx() {
        library.hangUp(handle)
        return 731
      },
      RasGetProjectionInfoW: () => 0,
    })
    expect((await projection(new SizedCalls(library), handle)).kind).toBe('unavailable')
    expect(library.calls).toEqual(['RasGetProjectionInfoEx'])
  })
})
