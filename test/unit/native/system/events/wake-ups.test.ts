import { describe, expect, it } from 'vitest'
import type { RasHandle } from '../../../../../native/port.ts'
import { WakeUps } from '../../../../../native/system/events/wake-ups.ts'
import { fakeLibrary } from '../fake-library.ts'

describe('Wake-ups where there are no Win32 events', () => {
  it('are unavailable, in a sentence, and nothing is called', async () => {
    const library = fakeLibrary({ RasConnectionNotificationW: () => 0 })
    const wakeUps = new WakeUps(library, null)
    expect(await wakeUps.watch(() => {})).toEqual({
      kind: 'unavailable',
      reason: 'Connection events exist on Windows only.',
    })
    expect((await wakeUps.watchLinks(1n as RasHandle)).kind).toBe('unavailable')
    expect(library.calls).toEqual([])
    wakeUps.close()
  })
})
