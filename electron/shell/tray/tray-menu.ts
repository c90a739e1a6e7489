import type { MenuItemConstructorOptions } from 'electron'
import { plainName, shortened } from '../../contract/present/names.ts'
import {
  allTargets,
  choicesOf,
  connectionButton,
  linkButton,
  liveConnections,
  needsAsking,
  type Overall,
  overall,
  titleOf,
} from '../../contract/present/overall.ts'
import { linksText } from '../../contract/present/row.ts'
import { tooltip } from '../../contract/present/tooltip.ts'
import type { Target } from '../../contract/schema.ts'
import type { Login } from '../../contract/settings.ts'
import type { ConnectionRow, LinkRow, Snapshot } from '../../contract/snapshot.ts'
import type { Words } from '../../contract/words/words.ts'

/** All that the tray shows, as one value: what equals the value before needs no call to Electron. */
export interface TrayTable {
  readonly icon: Overall
  readonly tooltip: string
  readonly menu: readonly MenuRow[]
}

export type MenuRow =
  | { readonly kind: 'separator' }
  /** Greyed out: something to read. */
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: MenuAction }
  | { readonly kind: 'checkbox'; readonly label: string; readonly checked: boolean; readonly action: MenuAction }
  | { readonly kind: 'submenu'; readonly label: string; readonly rows: readonly MenuRow[] }

export type MenuAction =
  | { readonly do: 'hang-up' | 'hang-up-again'; readonly target: Target }
  /** Somebody else's: the popover asks first. */
  | { readonly do: 'ask'; readonly target: Target }
  /** The popover asks first. */
  | { readonly do: 'ask-all' }
  /** Those that were there when the menu was made. */
  | { readonly do: 'hang-up-all'; readonly connections: readonly string[] }
  | { readonly do: 'open' }
  | { readonly do: 'open-settings' }
  | { readonly do: 'start-at-login'; readonly on: boolean }
  | { readonly do: 'quit' }

/** More connections than this do not stand side by side in a menu. */
const MOST_SIDE_BY_SIDE = 10

/** A menu is as wide as its widest entry. */
const LONGEST_NAME = 60

export function trayTable(snapshot: Snapshot, words: Words): TrayTable {
  const rows = liveConnections(snapshot)
  const crowded = rows.length > MOST_SIDE_BY_SIDE
  const connections: readonly MenuRow[] =
    rows.length === 0
      ? [{ kind: 'text', label: titleOf(snapshot, words) }]
      : rows.flatMap((row) =>
          crowded || row.links.length > 1 ? [submenuOf(row, rows, words)] : flatRows(row, rows, words),
        )
  const { mine, others } = allTargets(snapshot)
  const { settings, login } = snapshot.desktop
  const several = mine.length > 0 && mine.length + others.length > 1
  const all = several ? [allRow(settings.confirmHangUpAll, mine, words), SEPARATOR] : []
  return {
    icon: overall(snapshot),
    tooltip: tooltip(snapshot, words),
    menu: [
      ...connections,
      SEPARATOR,
      ...all,
      { kind: 'action', label: words.menu.open, action: { do: 'open' } },
      ...loginRows(login, words),
      { kind: 'action', label: words.menu.quit, action: { do: 'quit' } },
    ],
  }
}

const SEPARATOR: MenuRow = { kind: 'separator' }

function allRow(ask: boolean, mine: readonly ConnectionRow[], { action, menu }: Words): MenuRow {
  return ask
    ? { kind: 'action', label: action.hangUpAllEllipsis, action: { do: 'ask-all' } }
    : { kind: 'action', label: menu.hangUpAll, action: { do: 'hang-up-all', connections: mine.map(({ id }) => id) } }
}

/** Where Windows' own list has switched it off, only the settings can say how to mend that. */
function loginRows(login: Login, { menu }: Words): readonly MenuRow[] {
  const row = (checked: boolean, action: MenuAction): readonly MenuRow[] => [
    { kind: 'checkbox', label: menu.startAtLogin, checked, action },
  ]
  switch (login.kind) {
    case 'on':
      return row(true, { do: 'start-at-login', on: false })
    case 'off':
      return row(false, { do: 'start-at-login', on: true })
    case 'switched-off':
      return row(false, { do: 'open-settings' })
    case 'not-offered':
      return []
  }
}

/** What can be done with one connection, side by side with the others. */
function flatRows(row: ConnectionRow, all: readonly ConnectionRow[], words: Words): readonly MenuRow[] {
  const name = menuName(row, all, words)
  const target: Target = { connection: row.id, link: null }
  switch (connectionButton(row)) {
    case 'ready':
      return [{ kind: 'action', label: words.action.hangUpNamed({ name }), action: hangUp(row, target) }]
    case 'pending': {
      const again = choicesOf(row.teardown)?.again === true
      const pending: MenuRow = { kind: 'text', label: words.menu.row({ name, state: words.state.hangingUp }) }
      return again
        ? [{ kind: 'action', label: words.action.hangUpAgainNamed({ name }), action: repeat(target) }]
        : [pending]
    }
    case 'absent':
      return []
  }
}

function submenuOf(row: ConnectionRow, all: readonly ConnectionRow[], words: Words): MenuRow {
  const name = menuName(row, all, words)
  const bundle = row.links.length > 1
  return {
    kind: 'submenu',
    label: bundle ? words.menu.row({ name, state: linksText(row, words) }) : name,
    rows: [wholeRow(row, words), ...(bundle ? [SEPARATOR, ...row.links.map((link) => linkRow(link, row, words))] : [])],
  }
}

function wholeRow(row: ConnectionRow, words: Words): MenuRow {
  const target: Target = { connection: row.id, link: null }
  switch (connectionButton(row)) {
    case 'ready':
      return { kind: 'action', label: words.action.hangUp, action: hangUp(row, target) }
    case 'pending':
      return choicesOf(row.teardown)?.again === true
        ? { kind: 'action', label: words.action.hangUpAgain, action: repeat(target) }
        : { kind: 'text', label: words.state.hangingUp }
    case 'absent':
      return { kind: 'text', label: words.state.gone }
  }
}

function linkRow(link: LinkRow, row: ConnectionRow, words: Words): MenuRow {
  const target: Target = { connection: row.id, link: link.index }
  const name = words.names.link({ index: link.index })
  switch (linkButton(link, row)) {
    case 'ready':
      return { kind: 'action', label: words.action.hangUpLink({ index: link.index }), action: hangUp(row, target) }
    case 'pending':
      return choicesOf(link.teardown)?.again === true
        ? { kind: 'action', label: words.action.hangUpLinkAgain({ index: link.index }), action: repeat(target) }
        : { kind: 'text', label: words.menu.row({ name, state: words.state.hangingUp }) }
    case 'absent':
      return { kind: 'text', label: words.menu.row({ name, state: restOf(link.teardown === null, words) }) }
  }
}

function restOf(untouched: boolean, words: Words): string {
  return untouched ? words.state.notConnected : words.state.gone
}

const hangUp = (row: ConnectionRow, target: Target): MenuAction => ({
  do: needsAsking(row) ? 'ask' : 'hang-up',
  target,
})

const repeat = (target: Target): MenuAction => ({ do: 'hang-up-again', target })

/** A long name is cut, unless another one would look the same then. */
function menuName(row: ConnectionRow, all: readonly ConnectionRow[], words: Words): string {
  const cut = shortened(row.name, LONGEST_NAME)
  const alike = cut !== row.name && all.some(({ name }) => name !== row.name && shortened(name, LONGEST_NAME) === cut)
  return plainName(alike ? row : { ...row, name: cut }, words)
}

/** The table as Electron wants it. */
export function menuTemplate(
  rows: readonly MenuRow[],
  act: (action: MenuAction) => void,
): MenuItemConstructorOptions[] {
  return rows.map((row) => menuItem(row, act))
}

function menuItem(row: MenuRow, act: (action: MenuAction) => void): MenuItemConstructorOptions {
  switch (row.kind) {
    case 'separator':
      return { type: 'separator' }
    case 'text':
      return { label: escaped(row.label), enabled: false }
    case 'action':
      return { label: escaped(row.label), click: () => act(row.action) }
    case 'checkbox':
      return { type: 'checkbox', label: escaped(row.label), checked: row.checked, click: () => act(row.action) }
    case 'submenu':
      return { label: escaped(row.label), submenu: menuTemplate(row.rows, act) }
  }
}

/** In a menu `&` marks the access key; two stand for one. */
function escaped(label: string): string {
  return label.replaceAll('&', '&&')
}
