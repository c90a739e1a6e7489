import type { Shell } from 'electron'
import { OK, type Reply, refuse, type SystemPlace } from '../../contract/schema.ts'

export interface OpenSystemPlaceParts {
  readonly shell: Pick<Shell, 'openExternal' | 'openPath'>
  readonly platform: NodeJS.Platform
  /** The absolute path of a file in System32. */
  readonly inSystemFolder: (file: string) => string
}

type Opened = { readonly file: string } | { readonly address: string }

/** All that OnHook ever opens: no view can name anything else. */
const PLACES: Readonly<Record<SystemPlace, Opened>> = {
  services: { file: 'services.msc' },
  'startup-apps': { address: 'ms-settings:startupapps' },
  notifications: { address: 'ms-settings:notifications' },
}

/** Opens one of Windows' own places. */
export async function openSystemPlace(place: SystemPlace, parts: OpenSystemPlaceParts): Promise<Reply> {
  const { shell, platform, inSystemFolder } = parts
  if (platform !== 'win32') return refuse('not-here')
  const opened = PLACES[place]
  try {
    if ('address' in opened) await shell.openExternal(opened.address)
    else if ((await shell.openPath(inSystemFolder(opened.file))) !== '') return refuse('failed')
    return OK
  } catch {
    return refuse('failed')
  }
}
