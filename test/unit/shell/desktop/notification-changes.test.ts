import { describe, expect, test } from 'vitest'
import { FIRST_SETTINGS, NO_DESKTOP, type Settings } from '../../../../electron/contract/settings.ts'
import type { Snapshot } from '../../../../electron/contract/snapshot.ts'
import type { Progress } from '../../../../electron/contract/teardown-view.ts'
import { createWords } from '../../../../electron/contract/words/create-words.ts'
import {
  notificationChanges,
  type PlannedNotification,
  pressLeadsTo,
} from '../../../../electron/shell/desktop/notification-changes.ts'
import {
  endedNotification,
  failedNotification,
  goneNotification,
  presumedNotification,
  titled,
} from '../../../../electron/shell/desktop/notification-text.ts'
import {
  bundle,
  connection,
  gone,
  link,
  recentRow,
  running,
  SAFE,
  snapshot,
  teardown,
} from '../../../fixtures/snapshots.ts'

const words = createWords('en')

interface Told {
  readonly settings?: Partial<Settings>
  readonly shown?: readonly PlannedNotification[]
  readonly visible?: boolean
}

const TELL_ALL: Partial<Settings> = { notifyGone: true }

/** What happens on the screen, as lines. */
function told(
  previous: Partial<Snapshot>,
  next: Partial<Snapshot>,
  { settings = {}, shown = [], visible = false }: Told = {},
) {
  const desktop = { ...NO_DESKTOP, settings: { ...FIRST_SETTINGS, ...settings } }
  const moment = { previous: snapshot({ ...previous, desktop }), next: snapshot({ ...next, desktop }), shown, visible }
  return notificationChanges(moment, words).map((change) =>
    change.do === 'show' ? `show ${change.note.title}` : `withdraw ${change.key}`,
  )
}

const UP = { connections: [connection()] }
const doing = (progress: Progress, id = 't1') => ({
  connections: [connection({ teardown: teardown(progress, 1_400, id) })],
})
const STUCK = doing(running({ mark: 'stuck' }))
const DROPPED = {
  recent: [recentRow({ id: 'd-c1', name: 'Office VPN', how: { kind: 'ended', by: { kind: 'not-onhook' } } })],
}

const note = (change: Partial<PlannedNotification> = {}): PlannedNotification => ({
  key: 'c1',
  about: 'stuck',
  row: 'c1',
  entry: 'Office VPN',
  title: '',
  text: '',
  ...change,
})
const endedNote = note({ key: 'd-c1', about: 'ended', row: null })

describe('It tells', () => {
  test('of a connection that dropped', () => {
    expect(told(UP, DROPPED)).toEqual(['show Office VPN has ended'])
  })

  test('of a hang-up that is stuck', () => {
    expect(told(doing(running()), STUCK)).toEqual(['show Office VPN is stuck'])
  })

  test('of a link that is stuck, by its number', () => {
    const stuck = link({ index: 2, teardown: teardown(running({ mark: 'stuck' })) })
    expect(told({ connections: [bundle()] }, { connections: [bundle({ links: [link(), stuck] })] })).toEqual([
      'show ISDN bundle, link 2 is stuck',
    ])
  })

  test('of a hang-up that failed', () => {
    const failed = doing({ phase: 'failed', failure: { kind: 'busy' } })
    expect(told(doing(running()), failed)).toEqual(['show Office VPN was not hung up'])
  })

  test.each<readonly [string, Progress]>([
    ['Office VPN is gone', gone()],
    ['Office VPN is presumed gone', { phase: 'presumed', reason: 'no-witness', redial: SAFE }],
    ['Office VPN was already gone', { phase: 'already-gone', failure: null, redial: SAFE }],
  ])('"%s" where the user wants to know', (title, progress) => {
    expect(told(doing(running()), doing(progress), { settings: TELL_ALL })).toEqual([`show ${title}`])
    expect(told(doing(running()), doing(progress))).toEqual([])
  })

  test('of one connection once, although two of its links are stuck', () => {
    const stuck = (index: number) => link({ index, teardown: teardown(running({ mark: 'stuck' }), 1, `t${index}`) })
    expect(told({ connections: [bundle()] }, { connections: [bundle({ links: [stuck(1), stuck(2)] })] })).toHaveLength(
      1,
    )
  })

  test('of three at once by name, and counts the others', () => {
    const recent = Array.from({ length: 5 }, (_, n) =>
      recentRow({ id: `d-c${n}`, name: `VPN ${n}`, how: { kind: 'ended', by: { kind: 'not-onhook' } } }),
    )
    expect(told({}, { recent })).toEqual([
      'show VPN 0 has ended',
      'show VPN 1 has ended',
      'show VPN 2 has ended',
      'show And 2 more',
    ])
  })
})

describe('It does not tell', () => {
  test('of what stays as it is', () => {
    expect(told(STUCK, STUCK)).toEqual([])
    expect(told(DROPPED, DROPPED)).toEqual([])
  })

  test('of what the user sees happen', () => {
    expect(told(UP, DROPPED, { visible: true })).toEqual([])
    expect(told(doing(running()), STUCK, { visible: true })).toEqual([])
  })

  test('of what the user does not want to be told of', () => {
    expect(told(UP, DROPPED, { settings: { notifyDropped: false } })).toEqual([])
    expect(told(doing(running()), STUCK, { settings: { notifyStuck: false } })).toEqual([])
  })

  test('of a connection that was hung up that it dropped', () => {
    const hungUp = recentRow({ name: 'Office VPN', how: { kind: 'hung-up', elapsedMs: 900, progress: gone() } })
    expect(told(UP, { recent: [hungUp] })).toEqual([])
  })

  test('of the end of a hang-up that the user gave up', () => {
    expect(told(STUCK, doing({ phase: 'left', redial: SAFE }), { settings: TELL_ALL })).toEqual([])
  })
})

describe('It takes back', () => {
  test.each<readonly [string, Partial<Snapshot>, PlannedNotification]>([
    ['"stuck" when it is gone', doing(gone()), note()],
    ['"stuck" when it was tried again', doing(running()), note()],
    ['"stuck" when the row has left', {}, note()],
    ['"failed" when it is tried again', doing(running()), note({ about: 'failed' })],
    ['"dropped" when it is connected again', { ...DROPPED, connections: [connection({ id: 'c2' })] }, endedNote],
    ['"dropped" when it is no longer among what ended lately', {}, endedNote],
    ['"gone" when it is connected again', { connections: [connection({ id: 'c2' })] }, note({ about: 'gone' })],
  ])('%s', (_what, next, shown) => {
    expect(told({}, next, { shown: [shown] })).toEqual([`withdraw ${shown.key}`])
  })

  test('everything when the user looks', () => {
    const shown = [note(), endedNote, note({ key: 'more', about: 'more' })]
    expect(told(STUCK, STUCK, { shown, visible: true })).toEqual(['withdraw c1', 'withdraw d-c1', 'withdraw more'])
  })

  test('nothing that is still so', () => {
    expect(told(STUCK, STUCK, { shown: [note()] })).toEqual([])
    expect(told(DROPPED, DROPPED, { shown: [endedNote] })).toEqual([])
  })

  test('nothing that a newer one replaces', () => {
    expect(told(STUCK, doing(gone()), { shown: [note()], settings: TELL_ALL })).toEqual(['show Office VPN is gone'])
  })
})

test('"you hung up" and "it ended" are different words', () => {
  expect(goneNotification('Office VPN', 1_200, words)).toEqual({
    title: 'Office VPN is gone',
    text: 'Hanging up took 1.2 seconds.',
  })
  expect(endedNotification('Office VPN', { kind: 'not-onhook' }, words)).toEqual({
    title: 'Office VPN has ended',
    text: 'OnHook did not hang it up.',
  })
})

test.each(['en', 'de'])('a name stands in no text that a desktop may read as markup: %s', (language) => {
  const words = createWords(language)
  const { stuck, alreadyGone } = words.notification
  const name = '<img src=x>'
  const all = [
    endedNotification(name, { kind: 'line', name }, words),
    titled(stuck, name),
    failedNotification(name, { kind: 'busy' }, words),
    goneNotification(name, 1, words),
    presumedNotification(name, words),
    titled(alreadyGone, name),
  ]
  for (const { title, text } of all) {
    expect(title).toContain(name)
    expect(text).not.toContain('<')
  }
})

test('a name as long as Windows allows is shortened', () => {
  const [title = ''] = told(
    {},
    { recent: [recentRow({ id: 'd-c1', name: 'x'.repeat(256), how: { kind: 'ended', by: { kind: 'not-onhook' } } })] },
  )
  expect(title.length).toBeLessThan(100)
})

describe('a press', () => {
  const there = snapshot({ connections: [connection({ id: 'c2' })] })

  test('leads to the row that the notification named', () => {
    expect(pressLeadsTo('c2', there)).toBe('row')
  })

  test('shows no other row where that has gone', () => {
    expect(pressLeadsTo('c1', there)).toBe('nothing')
  })

  test('shows what ended where no row was named', () => {
    expect(pressLeadsTo(null, there)).toBe('recent')
  })
})
