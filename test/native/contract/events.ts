import type { RasEvent } from '../../../native/port.ts'
import type { Contract, Stage } from './stage.ts'

const COMINGS_AND_GOINGS = `
connection id=stays drain=20ms
link of=stays drain=20ms
link of=stays
connection id=comes appears=60ms
connection id=goes ends=120ms
`

/** RasConnectionNotification: wake-ups, as many as the scenario lets through. */
export function eventCases({ plays, assert, implementation }: Contract): void {
  if (!implementation.capabilities.events) {
    plays('says why there are no events here', 'connection id=a', async ({ ras }) => {
      const answer = await ras.watch(() => {})
      assert.equal(answer.kind, 'unavailable')
      assert.ok(answer.kind === 'unavailable' && answer.reason.length > 10, 'a sentence says why')
    })
    return
  }

  const play = (mode: string): string => `onhook-scenario version=1 events=${mode}\n${COMINGS_AND_GOINGS}`
  const listen = async (stage: Stage): Promise<{ readonly heard: RasEvent[]; readonly stop: () => void }> => {
    const heard: RasEvent[] = []
    const stop = await stage.value(stage.ras.watch((event) => heard.push(event)))
    return { heard, stop }
  }
  const bothHappened = async (stage: Stage): Promise<void> => {
    await stage.until('comes is listed', () => stage.isListed('comes'))
    await stage.until('goes is not listed', async () => !(await stage.isListed('goes')))
  }

  plays('wakes at every connection made and ended', play('each'), async (stage) => {
    const { heard, stop } = await listen(stage)
    await stage.until('two wake-ups', async () => heard.length >= 2)
    await bothHappened(stage)
    stop()
  })

  plays('wakes once and then no more where events are lost', play('once'), async (stage) => {
    const { heard, stop } = await listen(stage)
    await bothHappened(stage)
    await stage.until('one wake-up', async () => heard.length === 1)
    await stage.wait(60)
    assert.equal(heard.length, 1)
    stop()
  })

  plays('never wakes where events are broken', play('never'), async (stage) => {
    const { heard, stop } = await listen(stage)
    await bothHappened(stage)
    await stage.wait(60)
    assert.deepEqual(heard, [])
    stop()
  })

  plays(
    'wakes at a link that goes, once it watches the bundle',
    `connection id=bundle\nlink of=bundle drain=20ms\nlink of=bundle`,
    async (stage) => {
      const { ras, value } = stage
      const { handle } = await stage.row('bundle')
      const { heard, stop } = await listen(stage)
      const stopLinks = await value(ras.watchLinks(handle))
      await value(ras.hangUp(await value(ras.subEntryHandle(handle, 1))))
      await stage.until('link-removed', async () => heard.includes('link-removed'))
      stopLinks()
      stop()
    },
  )

  plays('is silent after the last listener left', play('each'), async (stage) => {
    const { heard, stop } = await listen(stage)
    stop()
    stop()
    await bothHappened(stage)
    await stage.wait(60)
    assert.deepEqual(heard, [])
  })
}
