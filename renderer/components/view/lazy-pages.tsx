import { type ComponentType, lazy } from 'react'
import type { Page } from '../../../electron/contract/schema.ts'
import type { PageProps } from '../../model/page-props.ts'
import { untilRead } from '../../model/until-read.ts'

/** Pages that the window does not begin with: each is a file of its own. */
export type LazyPage = Exclude<Page, 'connections'>

type Read = () => Promise<{ readonly default: ComponentType<PageProps> }>

const FILES: Readonly<Record<LazyPage, Read>> = {
  history: async () => ({ default: (await import('../history/history-page.tsx')).HistoryPage }),
  log: async () => ({ default: (await import('../log/log-page.tsx')).LogPage }),
  settings: async () => ({ default: (await import('../settings/settings-page.tsx')).SettingsPage }),
}

/** React asks once and remembers a failure for good. */
export const LAZY_PAGES: Readonly<Record<LazyPage, ComponentType<PageProps>>> = {
  history: lazy(() => untilRead(FILES.history)),
  log: lazy(() => untilRead(FILES.log)),
  settings: lazy(() => untilRead(FILES.settings)),
}

/** Reads them ahead, so that no click waits. What fails is asked for again when it is wanted. */
export function readPagesAhead(): void {
  for (const read of Object.values(FILES)) read().catch(() => {})
}
