import { describe, expect, it } from 'vitest'
import { Lanes, type LaneWorker } from '../../../../../native/system/calls/lanes.ts'
import type { NativeCall } from '../../../../../native/system/calls/native-call.ts'

const HANDLE = 0x1000n

const worker = (blocked = false): LaneWorker => ({ blocked })

/** Of a call lanes only ask for its function and its subject. */
const call = (
  name: NativeCall<null>['name'] = 'RasGetConnectStatusW',
  subject: NativeCall<null>['subject'] = HANDLE,
): NativeCall<null> => ({ name, subject, bytes: 0, fill: () => [], read: () => ({ kind: 'value', value: null }) })

describe('The lane of a function and a handle', () => {
  it('is free at first, and again after the last call', () => {
    const lanes = new Lanes()
    const one = worker()
    expect(lanes.passage(call(), one)).toBe('go')
    lanes.enter(call(), one)
    lanes.enter(call(), one)
    lanes.leave(call())
    expect(lanes.passage(call(), worker())).toBe('wait')
    lanes.leave(call())
    expect(lanes.passage(call(), worker())).toBe('go')
  })

  it('lets one worker make several calls in a row', () => {
    const lanes = new Lanes()
    const one = worker()
    lanes.enter(call(), one)
    expect(lanes.passage(call(), one)).toBe('go')
    expect(lanes.passage(call(), worker())).toBe('wait')
  })

  it('says nothing of other handles, and of other functions on the same handle', () => {
    const lanes = new Lanes()
    lanes.enter(call('RasGetLinkStatistics'), worker(true))
    expect(lanes.passage(call('RasGetLinkStatistics', 0x2000n), worker())).toBe('go')
    expect(lanes.passage(call('RasGetProjectionInfoW'), worker())).toBe('go')
  })

  it('is closed to a second call while the first blocks: it would only block as well', () => {
    const lanes = new Lanes()
    lanes.enter(call(), worker(true))
    expect(lanes.passage(call(), worker())).toBe('blocked')
    expect(lanes.passage(call(), null)).toBe('blocked')
  })

  it('does not exist for calls that are about nothing in particular', () => {
    const lanes = new Lanes()
    const list = call('RasEnumConnectionsW', null)
    lanes.enter(list, worker(true))
    expect(lanes.passage(list, worker())).toBe('go')
  })

  it('remembers that a call of it blocked until one returns in time', () => {
    const lanes = new Lanes()
    lanes.suspect(call())
    expect(lanes.isSuspect(call())).toBe(true)
    expect(lanes.isSuspect(call('RasGetConnectStatusW', 0x2000n))).toBe(false)
    lanes.trust(call())
    expect(lanes.isSuspect(call())).toBe(false)
  })

  it('forgets the oldest of very many that blocked', () => {
    const lanes = new Lanes()
    for (let handle = 1n; handle <= 300n; handle++) lanes.suspect(call('RasGetConnectStatusW', handle))
    expect(lanes.isSuspect(call('RasGetConnectStatusW', 1n))).toBe(false)
    expect(lanes.isSuspect(call('RasGetConnectStatusW', 300n))).toBe(true)
  })
})
