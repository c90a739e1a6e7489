import { describe, expect, it } from 'vitest'
import type { CallWorker } from '../../../../../native/system/calls/call-worker.ts'
import { Lanes } from '../../../../../native/system/calls/lanes.ts'

const PATIENCE = 100
const HANDLE = 0x1000n

/** Of a worker lanes only ask whether it is blocked. */
const worker = (blocked = false) => ({ blocked }) as CallWorker

describe('The lane of a handle', () => {
  it('is free at first, and again after the last call', () => {
    const lanes = new Lanes(PATIENCE)
    const one = worker()
    expect(lanes.forCall(HANDLE, one, 0)).toBe('go')
    lanes.enterCall(HANDLE, one)
    lanes.enterCall(HANDLE, one)
    lanes.leaveCall(HANDLE)
    expect(lanes.forHangUp(HANDLE, 0)).toBe('wait')
    lanes.leaveCall(HANDLE)
    expect(lanes.forHangUp(HANDLE, 0)).toBe('go')
  })

  it('lets one worker make several calls in a row', () => {
    const lanes = new Lanes(PATIENCE)
    const one = worker()
    lanes.enterCall(HANDLE, one)
    expect(lanes.forCall(HANDLE, one, 0)).toBe('go')
    expect(lanes.forCall(HANDLE, worker(), 0)).toBe('wait')
  })

  it('says nothing of other handles', () => {
    const lanes = new Lanes(PATIENCE)
    lanes.enterCall(HANDLE, worker())
    expect(lanes.forCall(0x2000n, worker(), 0)).toBe('go')
    expect(lanes.forHangUp(0x2000n, 0)).toBe('go')
  })

  it('is closed to a second call while the first blocks: it would only block as well', () => {
    const lanes = new Lanes(PATIENCE)
    lanes.enterCall(HANDLE, worker(true))
    expect(lanes.forCall(HANDLE, worker(), 0)).toBe('blocked')
  })

  it('lets a hang-up pass a call that blocks', () => {
    const lanes = new Lanes(PATIENCE)
    lanes.enterCall(HANDLE, worker(true))
    expect(lanes.forHangUp(HANDLE, 0)).toBe('go')
  })

  it('lets a call pass a hang-up that blocks, but not one that may still return soon', () => {
    const lanes = new Lanes(PATIENCE)
    lanes.enterHangUp(HANDLE, 1000)
    expect(lanes.forCall(HANDLE, worker(), 1050)).toBe('wait')
    expect(lanes.forCall(HANDLE, worker(), 1100)).toBe('go')
  })

  it('never lets two hang-ups in', () => {
    const lanes = new Lanes(PATIENCE)
    lanes.enterHangUp(HANDLE, 1000)
    expect(lanes.forHangUp(HANDLE, 1050)).toBe('wait')
    expect(lanes.forHangUp(HANDLE, 5000)).toBe('blocked')
    lanes.leaveHangUp(HANDLE)
    expect(lanes.forHangUp(HANDLE, 5000)).toBe('go')
  })

  it('stays a call’s when the hang-up beside it has returned', () => {
    const lanes = new Lanes(PATIENCE)
    lanes.enterHangUp(HANDLE, 0)
    lanes.enterCall(HANDLE, worker())
    lanes.leaveHangUp(HANDLE)
    expect(lanes.forHangUp(HANDLE, 10)).toBe('wait')
  })
})
