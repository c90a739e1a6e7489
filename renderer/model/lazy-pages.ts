import type { ComponentType } from 'react'
import type { Page } from '../../electron/contract/schema.ts'
import type { Snapshot } from '../../electron/contract/snapshot.ts'

export interface LatePageProps {
  readonly snapshot: Snapshot
  /** OnHook does not answer. */
  readonly lost: boolean
}

/** Pages that the window does not begin with: each is a file of its own. */
export type LatePage = Exclude<Page, 'connections'>

const FILES: Readonly<Record<LatePage, () => Promise<ComponentType<LatePageProps>>>> = {
  history: async () => (await import('../components/history/history-page.tsx')).HistoryPage,
  log: async () => (await import('../components/log/log-page.tsx')).LogPage,
  settings: async () => (await import('../components/settings/settings-page.tsx')).SettingsPage,
}

export const LATE_PAGES: readonly LatePage[] = ['history', 'log', 'settings']

const read = new Map<LatePage, ComponentType<LatePageProps>>()

/** The page where it was read already. */
export const readPage = (page: LatePage): ComponentType<LatePageProps> | null => read.get(page) ?? null

/** Resolves once `readPage` answers; rejects where the file cannot be had. */
export async function fetchPage(page: LatePage): Promise<void> {
  if (!read.has(page)) read.set(page, await FILES[page]())
}
