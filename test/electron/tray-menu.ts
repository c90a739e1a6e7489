import { Variant } from 'dbus-next'
import type { OnHook } from './launch.ts'

/** One line of a native menu, as a person reads it. */
export interface MenuEntry {
  readonly id: number
  /** '' for a separator. */
  readonly label: string
  readonly separator: boolean
  readonly enabled: boolean
  /** null where it cannot be checked. */
  readonly checked: boolean | null
  readonly children: readonly MenuEntry[]
}

/** What the tray's menu offers at this moment, its separators left out. */
export async function menuLabels(onhook: Pick<OnHook, 'item'>): Promise<readonly string[]> {
  const entries = await (await onhook.item()).menu()
  return entries.filter(({ separator }) => !separator).map(({ label }) => label)
}

/** The entries of the layout that `com.canonical.dbusmenu.GetLayout` gives: (id, properties, children). */
export function readMenu(layout: unknown): readonly MenuEntry[] {
  return childrenOf(layout).map(readEntry)
}

function readEntry(node: unknown): MenuEntry {
  const [id, properties] = Array.isArray(node) ? node : []
  const of = (name: string): unknown => bare(isRecord(properties) ? properties[name] : undefined)
  const toggle = of('toggle-type')
  return {
    id: Number(id),
    label: withoutKeys(String(of('label') ?? '')),
    separator: of('type') === 'separator',
    enabled: of('enabled') !== false,
    checked: toggle === undefined || toggle === '' ? null : of('toggle-state') === 1,
    children: childrenOf(node).map(readEntry),
  }
}

function childrenOf(node: unknown): readonly unknown[] {
  const children: unknown = Array.isArray(node) ? node[2] : undefined
  return Array.isArray(children) ? children.map(bare) : []
}

function bare(value: unknown): unknown {
  return value instanceof Variant ? value.value : value
}

/** An underline marks the access key; two stand for one. */
function withoutKeys(label: string): string {
  return label.replace(/_(_?)/g, '$1')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
