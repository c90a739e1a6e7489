import { describe, expect, test } from 'vitest'
import { startHarness } from '../../fixtures/engine-harness.ts'
import { createMemoryStorage } from '../../fixtures/memory-storage.ts'

const OFFICE = 'connection id=office name="Office VPN" handle=0x1000'

describe('sleep and session', () => {
  test('after a resume everything is listed anew at once, and rates begin anew', async () => {
    const harness = await startHarness(
      `onhook-scenario version=1 events=never\n${OFFICE} rate-in=8000\nconnection id=b name=B appears=5s`,
      { shown: true },
    )
    await harness.clock.advance(3100)
    expect(harness.row('Office VPN').traffic?.receivedPerSecond).toBe(8000)
    harness.engine.setShown(false)
    harness.engine.attend('suspend')
    await harness.clock.advance(2000)
    harness.engine.attend('resume')
    await harness.clock.settle()
    expect(harness.engine.snapshot().connections.map((row) => row.name)).toContain('B')
    expect(harness.row('Office VPN').traffic).toBeNull()
  })

  test('at the end of the session it waits for teardowns, but no longer than it may', async () => {
    const quick = await startHarness(`${OFFICE} drain=1s`)
    quick.hangUp('Office VPN')
    let ended = false
    void quick.engine.sessionEnds({ journal: 500, hangUps: 4000 }).then(() => {
      ended = true
    })
    await quick.clock.advance(1100)
    expect(ended).toBe(true)
    expect(quick.storage.files.journal).toEqual([])

    const endless = await startHarness(`${OFFICE} drain=never`)
    endless.hangUp('Office VPN')
    let gaveUp = false
    void endless.engine.sessionEnds({ journal: 500, hangUps: 4000 }).then(() => {
      gaveUp = true
    })
    await endless.clock.advance(3900)
    expect(gaveUp).toBe(false)
    await endless.clock.advance(200)
    expect(gaveUp).toBe(true)
    expect(endless.storage.files.journal).toHaveLength(1)
  })
})

describe('the end of the session', () => {
  test('comes to the journal first, and waits for its disk no longer than it may', async () => {
    const storage = createMemoryStorage()
    const written: (() => void)[] = []
    const slow: typeof storage = {
      ...storage,
      append: (file, line) =>
        new Promise((resolve) => {
          written.push(() => resolve(storage.append(file, line)))
        }),
    }
    const harness = await startHarness(`${OFFICE} drain=never`, { storage: slow })
    harness.hangUp('Office VPN')
    await harness.clock.settle()
    let ended = false
    void harness.engine.sessionEnds({ journal: 500, hangUps: 0 }).then(() => {
      ended = true
    })
    await harness.clock.advance(400)
    expect(ended).toBe(false)
    written[0]?.()
    await harness.clock.advance(1)
    expect(storage.files.journal).toHaveLength(1)
    expect(ended).toBe(true)
  })
})
