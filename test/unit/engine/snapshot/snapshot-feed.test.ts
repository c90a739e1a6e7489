import { expect, test } from 'vitest'
import { SnapshotFeed } from '../../../../electron/engine/snapshot/snapshot-feed.ts'
import { EMPTY_SNAPSHOT } from '../../../fixtures/fake-engine.ts'
import { createVirtualClock } from '../../../fixtures/virtual-clock.ts'

function createFeed(build = (version: number) => ({ ...EMPTY_SNAPSHOT, version })) {
  const failures: unknown[] = []
  const clock = createVirtualClock()
  const feed = new SnapshotFeed(clock, build, (error) => failures.push(error))
  return { feed, failures, clock }
}

const broken = () => {
  throw new Error('This view is gone.')
}

test('a listener that throws silences no other, now or later', async () => {
  const { feed, clock } = createFeed()
  const heard: number[] = []
  feed.subscribe(broken)
  feed.subscribe(({ version }) => heard.push(version))
  feed.touch()
  await clock.settle()
  feed.touch()
  await clock.settle()
  expect(heard).toEqual([2, 3])
})

test('what a listener throws is reported', async () => {
  const { feed, clock, failures } = createFeed()
  feed.subscribe(broken)
  feed.touch()
  await clock.settle()
  expect(failures).toEqual([new Error('This view is gone.')])
})

test('a snapshot that cannot be built is reported, and the next one is told', async () => {
  let broke = true
  const { feed, clock, failures } = createFeed((version) => {
    if (broke) broken()
    return { ...EMPTY_SNAPSHOT, version }
  })
  const heard: number[] = []
  feed.subscribe(({ version }) => heard.push(version))
  feed.touch()
  await clock.settle()
  broke = false
  feed.touch()
  await clock.settle()
  expect(failures).toHaveLength(1)
  expect(heard).toHaveLength(1)
})
