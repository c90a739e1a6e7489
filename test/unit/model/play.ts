import { startHarness } from '../../fixtures/engine-harness.ts'
import { createMemoryStorage } from '../../fixtures/memory-storage.ts'
import { Checker } from './checker.ts'
import type { Deed, Story } from './story.ts'

/** Plays a story with the shipped engine on the simulator; gives what the checker found. */
export async function play(story: Story): Promise<readonly string[]> {
  let checker: Checker | null = null
  const storage = createMemoryStorage()
  const harness = await startHarness(story.scenario, {
    storage: {
      ...storage,
      append: (file, line) => {
        if (file === 'journal') checker?.promised(line)
        else checker?.receipt(line)
        return storage.append(file, line)
      },
    },
    attach: (ras, clock) => {
      checker = new Checker(
        () => ras.truth(),
        () => clock.now(),
      )
      const judge = checker
      ras.onCall((record) => judge.call(record))
    },
  })
  const judge = checker as Checker | null
  if (judge === null) throw new Error('The checker was not attached.')
  const { engine, clock, ras } = harness
  const look = () => judge.shown(engine.snapshot(), engine.quitDecision())
  engine.subscribe(look)
  const rowOf = (name: string) =>
    engine.snapshot().connections.find((row) => row.name === name && !row.ended)?.id ?? '?'

  const act = async (deed: Deed): Promise<void> => {
    switch (deed.do) {
      case 'wait':
        return clock.advance(deed.ms)
      case 'hang-up':
        judge.asked(deed.id, deed.link)
        engine.hangUp({ connection: rowOf(deed.id), link: deed.link, confirmed: true }, 'test')
        break
      case 'hang-up-all':
        for (const name of ['a', 'b', 'c']) judge.asked(name, null)
        engine.hangUpAll({ includeOthers: true }, 'test')
        break
      case 'again':
        judge.asked(deed.id, deed.link)
        engine.hangUpAgain({ connection: rowOf(deed.id), link: deed.link }, 'test')
        break
      case 'keep-waiting':
        engine.keepWaiting({ connection: rowOf(deed.id), link: deed.link })
        break
      case 'show':
        engine.setShown(deed.shown)
        break
      case 'other-hangs-up':
        ras.hangUpByAnother(deed.id, deed.link ?? undefined)
        break
      case 'drop':
        ras.drop(deed.id, deed.link ?? undefined)
        break
      case 'other-dials': {
        const past = ras
          .truth()
          .filter((row) => row.id === deed.onHandleOf && row.phase === 'gone')
          .at(-1)
        const free =
          past !== undefined && !ras.truth().some((row) => row.handle === past.handle && row.phase !== 'gone')
        ras.dial(deed.id, free ? { handle: past.handle } : {})
        break
      }
    }
    await clock.settle()
    look()
  }
  for (const deed of story.deeds) await act(deed)
  await clock.advance(15_000)
  look()
  const closing = engine.close(10)
  await clock.advance(20)
  await closing
  return judge.findings
}
