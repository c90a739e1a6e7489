import { describe, expect, test } from 'vitest'
import { firstNameOf, type ListedConnection } from '../../../../electron/engine/identity/identity.ts'
import type { ListAnswer } from '../../../../electron/engine/monitor/list-reader.ts'
import {
  meaningOfHangUp,
  proofOfConnection,
  proofOfLink,
  readList,
  readStatus,
  readWitness,
  whyUnread,
} from '../../../../electron/engine/teardown/rules.ts'
import { ERRORS } from '../../../../native/errors.ts'
import type { RasAnswer, RasHandle } from '../../../../native/port.ts'
import { NO_GUID } from '../../../../native/port.ts'

const handle = (value: number) => BigInt(value) as RasHandle
const code = (value: number): RasAnswer<never> => ({ kind: 'code', code: value })

const connection = (over: Partial<ListedConnection> = {}): ListedConnection => {
  const row = {
    handle: handle(0x1000),
    entryName: 'Office VPN',
    deviceType: 'vpn',
    deviceName: 'WAN Miniport',
    phonebook: 'book',
    subEntry: 1,
    entryId: NO_GUID,
    correlationId: 'aaaaaaaa-0000-0000-0000-000000000001',
    luid: 1n,
    owner: 'me',
    flags: 12,
    allUsers: false,
    ...over,
  } as const
  return { identity: firstNameOf(row), storedAs: firstNameOf(row), match: 'same', mayBe: new Set(), ...row }
}

describe("what RasHangUp's answer means", () => {
  test.each([
    [0, 'draining'],
    [617, 'draining'],
    [600, 'draining'],
    [6, 'gone-already'],
    [668, 'gone-already'],
    [754, 'refused'],
    [631, 'refused'],
    [829, 'refused'],
    [616, 'refused-for-now'],
    [756, 'refused-for-now'],
    [838, 'refused-for-now'],
    [5, 'refused'],
    [87, 'refused'],
    [711, 'refused'],
    [753, 'refused'],
    [4711, 'refused'],
  ])('%i is %s', (value, meaning) => {
    expect(meaningOfHangUp(value === 0 ? { kind: 'value', value: null } : code(value))).toBe(meaning)
  })

  test('is known of every code that a table knows: most refuse, and few do anything else', () => {
    const meanings = new Map<string, number[]>()
    for (const { code: value } of ERRORS) {
      if (value === 0) continue
      const meaning = meaningOfHangUp(code(value))
      meanings.set(meaning, [...(meanings.get(meaning) ?? []), value])
    }
    expect(meanings.get('draining')).toEqual([600, 617])
    expect(meanings.get('refused-for-now')).toEqual([616, 756, 838])
    expect(meanings.get('gone-already')?.sort((a, b) => a - b)).toEqual([6, 668])
    expect([...meanings.values()].flat()).toHaveLength(ERRORS.length - 1)
  })

  test('a port without a free thread has called nothing', () => {
    expect(meaningOfHangUp({ kind: 'busy', calls: 'hang-up', threads: 72 })).toBe('refused-for-now')
  })
})

describe('what RasGetConnectStatus says after a hang-up', () => {
  test('only 6 says that the handle is invalid', () => {
    expect(readStatus(code(6))).toBe('handle-invalid')
    expect(readStatus(code(668))).toBe('no-connection')
    for (const other of [5, 8, 87, 617, 711, 1722, 4711]) expect(readStatus(code(other))).toBe('no-proof')
  })
})

describe('what the list says of a connection', () => {
  const identity = connection().correlationId
  const list = (...rows: ListedConnection[]): ListAnswer => ({ kind: 'value', value: rows })

  test('listed, elsewhere, absent, recycled, unread', () => {
    const moved = connection({ handle: handle(0x2000) })
    const stranger = connection({ correlationId: 'bbbbbbbb-0000-0000-0000-000000000001' })
    expect(readList(list(connection()), identity, handle(0x1000))).toBe('listed')
    expect(readList(list(moved), identity, handle(0x1000))).toBe('listed-elsewhere')
    expect(readList(list(), identity, handle(0x1000))).toBe('absent')
    expect(readList(list(stranger), identity, handle(0x1000))).toBe('recycled')
    expect(readList(code(711), identity, handle(0x1000))).toBe('unread')
  })

  test('not known where a row may be this connection, whoever it turns out to be', () => {
    const perhaps = connection({ identity, match: 'not-known', mayBe: new Set([identity, 'other']) })
    expect(readList(list(perhaps), identity, handle(0x1000))).toBe('not-known')
    expect(readList(list(perhaps), 'other', handle(0x1000))).toBe('not-known')
    expect(whyUnread(list(perhaps))).toBe('identity-not-known')
  })

  test('without a correlation id handle, entry and name together name a connection', () => {
    const bare = connection({ correlationId: NO_GUID })
    const other = connection({ correlationId: NO_GUID, entryName: 'Other' })
    const own = `1000|${NO_GUID}|Office VPN`
    expect(readList(list(bare), own, bare.handle)).toBe('listed')
    expect(readList(list(other), own, bare.handle)).toBe('recycled')
  })
})

describe('the proof that a connection is gone', () => {
  test('is an invalid handle that the list does not contradict', () => {
    expect(proofOfConnection('handle-invalid', 'absent')).toEqual(['invalid-handle', 'not-enumerated'])
    expect(proofOfConnection('handle-invalid', 'unread')).toEqual(['invalid-handle'])
  })

  test('is never there while the list shows the same identity', () => {
    for (const status of ['handle-invalid', 'no-connection', 'still-there', 'no-proof'] as const) {
      expect(proofOfConnection(status, 'listed')).toBeNull()
      expect(proofOfConnection(status, 'listed-elsewhere')).toBeNull()
    }
  })

  test('668 counts only when the list agrees', () => {
    expect(proofOfConnection('no-connection', 'absent')).toEqual(['not-enumerated'])
    expect(proofOfConnection('no-connection', 'unread')).toBeNull()
    expect(proofOfConnection('no-connection', 'not-known')).toBeNull()
  })

  test('a recycled number is proof whatever is said of its new holder', () => {
    for (const status of ['still-there', 'no-proof', 'handle-invalid'] as const) {
      expect(proofOfConnection(status, 'recycled')).toEqual(['handle-recycled', 'not-enumerated'])
    }
  })

  test('a number that nobody is listed under and that still answers is none', () => {
    expect(proofOfConnection('still-there', 'absent')).toBeNull()
  })

  test('any other code proves nothing, whatever the list says', () => {
    for (const list of ['absent', 'unread'] as const) expect(proofOfConnection('no-proof', list)).toBeNull()
  })
})

describe('the witness of a link', () => {
  test('is RasGetSubEntryHandle: 618 and 259 closed, 6 the parent, 0 connected, other codes silent', () => {
    expect(readWitness(code(618))).toBe('closed')
    expect(readWitness(code(259))).toBe('closed')
    expect(readWitness(code(6))).toBe('parent-invalid')
    expect(readWitness({ kind: 'value', value: handle(0x1001) })).toBe('connected')
    expect(readWitness(code(31))).toBe('silent')
    expect(readWitness({ kind: 'unavailable', reason: 'no export' })).toBe('silent')
    expect(readWitness({ kind: 'busy', calls: 'witness', threads: 72 })).toBe('not-asked')
  })

  test('proves by closing, or by its parent', () => {
    expect(proofOfLink('closed', 'listed', true)).toEqual(['sub-entry-closed'])
    expect(proofOfLink('silent', 'absent', true)).toEqual(['parent-gone', 'not-enumerated'])
    expect(proofOfLink('connected', 'recycled', true)).toEqual(['parent-gone', 'handle-recycled'])
    expect(proofOfLink('parent-invalid', 'unread', true)).toEqual(['parent-gone'])
  })

  test('that says nothing proves by its parent only once lists have missed that for a while', () => {
    for (const witness of ['silent', 'not-asked'] as const) expect(proofOfLink(witness, 'absent', false)).toBeNull()
    expect(proofOfLink('parent-invalid', 'absent', false)).toEqual(['parent-gone', 'not-enumerated'])
    expect(proofOfLink('closed', 'absent', false)).toEqual(['parent-gone', 'not-enumerated'])
  })

  test('that says connected is counter-evidence', () => {
    for (const parent of ['listed', 'absent', 'unread'] as const)
      expect(proofOfLink('connected', parent, true)).toBeNull()
  })

  test('that is silent, or whose bundle is still listed, proves nothing', () => {
    expect(proofOfLink('silent', 'listed', true)).toBeNull()
    expect(proofOfLink('parent-invalid', 'listed', true)).toBeNull()
    expect(proofOfLink('not-asked', 'unread', true)).toBeNull()
  })
})
