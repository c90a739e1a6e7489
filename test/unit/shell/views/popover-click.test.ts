import { describe, expect, test } from 'vitest'
import { clickLeadsTo, type IconClick, type PopoverPast } from '../../../../electron/shell/views/popover-click.ts'

const NEVER = Number.NEGATIVE_INFINITY
const PAST: PopoverPast = { visible: false, blurredAt: NEVER, last: null }
const click = (change: Partial<IconClick> = {}): IconClick => ({ at: 10_000, double: false, ...change })

const TABLE: readonly (readonly [string, IconClick, Partial<PopoverPast>, 'open' | 'closed'])[] = [
  ['opens what is closed', click(), {}, 'open'],
  ['closes what is open', click(), { visible: true, last: { at: 5_000, led: 'open' } }, 'closed'],
  ['leaves closed what it has just closed by taking the focus', click(), { blurredAt: 9_900 }, 'closed'],
  ['opens what was closed a while ago', click(), { blurredAt: 9_000, last: { at: 5_000, led: 'open' } }, 'open'],
  [
    'that is the second of a double click leaves open',
    click({ double: true }),
    { visible: true, last: { at: 9_600, led: 'open' } },
    'open',
  ],
  [
    'that is the second of a double click leaves closed',
    click({ double: true }),
    { last: { at: 9_600, led: 'closed' } },
    'closed',
  ],
  [
    'that is the second of a double click opens again what lost the focus to it',
    click({ double: true }),
    { blurredAt: 9_990, last: { at: 9_700, led: 'open' } },
    'open',
  ],
  [
    'right after another is the second of a double click',
    click(),
    { visible: true, last: { at: 9_850, led: 'open' } },
    'open',
  ],
  ['that is called double, but is the first, opens', click({ double: true }), {}, 'open'],
]

describe('A click', () => {
  test.each(TABLE)('%s', (_what, now, past, led) => {
    expect(clickLeadsTo(now, { ...PAST, ...past })).toBe(led)
  })
})
