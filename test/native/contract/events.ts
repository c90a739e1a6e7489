import type { RasEvent } from '../../../native/port.ts'
import type { Contract, Stage } from './stage.ts'

const COMES_BACK = 'connection id=a drain=20ms returns=40ms returns-times=9'

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

  const play = (mode: string): string => `onhook-scenario version=1 events=${mode}\n${COMES_BACK}\n`
  const listen = async (stage: Stage): Promise<{ readonly heard: RasEvent[]; readonly stop: () => void }> => {
    const heard: RasEvent[] = []
    const stop = await stage.value(stage.ras.watch((event) => heard.push(event)))
    return { heard, stop }
  }
  const goesAndComes = async (stage: Stage): Promise<void> => {
    const { handle } = await stage.row('a')
    await stage.value(stage.ras.hangUp(handle))
    await stage.until('a has gone', async () => (await stage.code(stage.ras.connectStatus(handle))) === 6)
    await stage.until('a is back', () => stage.isListed('a'))
  }

  plays('wakes at every connection made and ended', play('each'), async (stage) => {
    const { heard, stop } = await listen(stage)
    await goesAndComes(stage)
    await stage.until('two wake-ups', async () => heard.length >= 2)
    stop()
  })

  plays('wakes once and then no more where events are lost', play('once'), async (stage) => {
    const { heard, stop } = await listen(stage)
    await goesAndComes(stage)
    await goesAndComes(stage)
    await stage.until('a wake-up', async () => heard.length > 0)
    await stage.wait(60)
    assert.equal(heard.length, 1)
    stop()
  })

  plays('never wakes where events are broken', play('never'), async (stage) => {
    const { heard, stop } = await listen(stage)
    await goesAndComes(stage)
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
      await stage.until('a wake-up', async () => heard.length > 0)
      stopLinks()
      stop()
    },
  )

  plays('is silent after the last listener left', play('each'), async (stage) => {
    const { heard, stop } = await listen(stage)
    stop()
    stop()
    await goesAndComes(stage)
    await stage.wait(60)
    assert.deepEqual(heard, [])
  })
}
