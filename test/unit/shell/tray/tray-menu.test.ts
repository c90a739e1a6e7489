import { describe, expect, test } from 'vitest'
import { type Desktop, FIRST_SETTINGS, NO_DESKTOP } from '../../../../electron/contract/settings.ts'
import type { ConnectionRow } from '../../../../electron/contract/snapshot.ts'
import { createWords } from '../../../../electron/contract/words/create-words.ts'
import { type MenuRow, trayTable } from '../../../../electron/shell/tray/tray-menu.ts'
import { bundle, connection, gone, link, running, snapshot, teardown } from '../../../fixtures/snapshots.ts'

const words = createWords('en')

const table = (...connections: readonly ConnectionRow[]) => trayTable(snapshot({ connections }), words)

const tableWith = (change: Partial<Desktop>, connections: readonly ConnectionRow[] = []) =>
  trayTable(snapshot({ connections, desktop: { ...NO_DESKTOP, ...change } }), words)

/** A menu as lines, submenus indented: what a person reads, greyed-out entries in brackets. */
function lines(rows: readonly MenuRow[], indent = ''): readonly string[] {
  return rows.flatMap((row) => {
    if (row.kind === 'separator') return [`${indent}---`]
    if (row.kind === 'text') return [`${indent}[${row.label}]`]
    if (row.kind === 'checkbox') return [`${indent}${row.checked ? '✓ ' : '  '}${row.label}`]
    if (row.kind === 'action') return [`${indent}${row.label}`]
    return [`${indent}${row.label}`, ...lines(row.rows, `${indent}  `)]
  })
}

const actionOf = (rows: readonly MenuRow[], label: string) =>
  rows.flatMap((row) => (row.kind === 'action' && row.label === label ? [row.action] : []))[0]

describe('the menu', () => {
  test('says that there is no connection', () => {
    expect(lines(table().menu)).toEqual(['[No RAS connection]', '---', 'Open OnHook', 'Quit'])
  })

  test('has one entry for one connection, and none for all', () => {
    expect(lines(table(connection()).menu)).toEqual(['Hang up Office VPN', '---', 'Open OnHook', 'Quit'])
  })

  test('offers to hang up all once there are two, and lets the popover ask first', () => {
    const { menu } = table(connection(), connection({ id: 'c2', name: 'Branch' }))
    expect(actionOf(menu, 'Hang up all…')).toEqual({ do: 'ask-all' })
  })

  test('hangs up all without a question where the user wants none', () => {
    const { menu } = tableWith({ settings: { ...FIRST_SETTINGS, confirmHangUpAll: false } }, [
      connection(),
      connection({ id: 'c2', name: 'Branch' }),
    ])
    expect(actionOf(menu, 'Hang up all')).toMatchObject({ do: 'hang-up-all', connections: ['c1', 'c2'] })
  })

  test.each([
    ['ticked where it is on, and takes it off', 'on', true, { do: 'start-at-login', on: false }],
    ['not ticked where it is off, and puts it on', 'off', false, { do: 'start-at-login', on: true }],
    [
      'not ticked where Windows switched it off, and leads to the settings',
      'switched-off',
      false,
      { do: 'open-settings' },
    ],
  ] as const)('"Start at login" is %s', (_how, kind, checked, action) => {
    const { menu } = tableWith({ login: { kind } })
    expect(menu).toContainEqual({ kind: 'checkbox', label: 'Start at login', checked, action })
  })

  test.each(['portable', 'development', 'system'] as const)(
    'has no "Start at login" where it is not offered: %s',
    (why) => {
      const { menu } = tableWith({ login: { kind: 'not-offered', why } })
      expect(menu.filter(({ kind }) => kind === 'checkbox')).toEqual([])
    },
  )

  test('cuts a long name, unless it would look like another one then', () => {
    const long = 'Contoso headquarters, tunnel to the data centre of the region ' // 62 characters
    const labels = (...names: readonly string[]) =>
      lines(table(...names.map((name, at) => connection({ id: `c${at}`, name }))).menu).slice(0, names.length)
    expect(labels(`${long}west`)[0]).toMatch(/…$/)
    expect(labels(`${long}west`, `${long}east`)).toEqual([`Hang up ${long}west`, `Hang up ${long}east`])
  })

  test('shows a bundle as a submenu with its links', () => {
    expect(lines(table(bundle()).menu).slice(0, 6)).toEqual([
      'ISDN bundle — 2 of 3 links',
      '  Hang up',
      '  ---',
      '  Hang up link 1',
      '  Hang up link 2',
      '  [Link 3 — Not connected]',
    ])
  })

  test('hangs one link up by its number', () => {
    const [row] = table(bundle()).menu
    const rows = row?.kind === 'submenu' ? row.rows : []
    expect(actionOf(rows, 'Hang up link 2')).toEqual({ do: 'hang-up', target: { connection: 'b1', link: 2 } })
  })

  test('puts every connection into a submenu once there are more than ten', () => {
    const many = Array.from({ length: 11 }, (_, n) => connection({ id: `c${n}`, name: `VPN ${n}` }))
    expect(lines(table(...many).menu).slice(0, 4)).toEqual(['VPN 0', '  Hang up', 'VPN 1', '  Hang up'])
    expect(lines(table(...many.slice(1)).menu)[0]).toBe('Hang up VPN 1')
  })

  test.each(['other', 'unknown'] as const)('asks first where the owner is %s', (owner) => {
    const { menu } = table(connection({ owner }))
    expect(actionOf(menu, 'Hang up Office VPN')).toEqual({ do: 'ask', target: { connection: 'c1', link: null } })
  })

  test('greys out what is being hung up', () => {
    const { menu } = table(connection({ teardown: teardown(running()) }))
    expect(lines(menu)[0]).toBe('[Office VPN — Hanging up]')
  })

  test('offers to hang up again what is stuck', () => {
    const { menu } = table(connection({ teardown: teardown(running({ mark: 'stuck' })) }))
    expect(actionOf(menu, 'Hang up Office VPN again')).toEqual({
      do: 'hang-up-again',
      target: { connection: 'c1', link: null },
    })
  })

  test('leaves out what has ended', () => {
    expect(lines(table(connection({ ended: true, teardown: teardown(gone()) })).menu)[0]).toBe('[No RAS connection]')
  })

  test('shortens a name that would make it as wide as the screen', () => {
    const [label = ''] = lines(table(connection({ name: 'x'.repeat(256) })).menu)
    expect(label.length).toBeLessThan(80)
  })
})

describe('the icon', () => {
  test.each([
    ['nothing', []],
    ['connected', [connection()]],
    ['hanging-up', [connection(), bundle({ links: [link({ teardown: teardown(running()) }), link({ index: 2 })] })]],
    ['problem', [connection({ teardown: teardown(running({ mark: 'stuck' })) })]],
  ] as const)('is "%s" by what is most urgent', (icon, connections) => {
    expect(table(...connections).icon).toBe(icon)
  })
})
