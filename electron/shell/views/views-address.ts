import { readFile } from 'node:fs/promises'
import { type Protocol, protocol } from 'electron'
import { APP_HOST, APP_SCHEME } from '../../contract/ipc.ts'
import { viewHeaders } from '../../host/view-headers.ts'
import { findBuiltViews } from '../../storage/built-views.ts'

/** Before the application is ready: makes `app:` an origin of its own instead of an opaque one. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

const VIEW_HEADERS = viewHeaders("'none'")

/** Answers `app://onhook/…` with the built views. What was not found in the folder beforehand does not exist. */
export async function serveViews(folder: string, carrier: Pick<Protocol, 'handle'>): Promise<void> {
  const found = [...(await findBuiltViews(folder))]
  // Kept in memory: a disk that stalls later must not keep a view from being loaded.
  const views = new Map(
    await Promise.all(
      found.map(async ([path, { file, type }]) => [path, { body: await readFile(file), type }] as const),
    ),
  )
  carrier.handle(APP_SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url)
    const view = host === APP_HOST && request.method === 'GET' ? views.get(pathname) : undefined
    if (view === undefined) return new Response('There is no such page.', { status: 404, headers: VIEW_HEADERS })
    return new Response(view.body, { headers: { ...VIEW_HEADERS, 'content-type': view.type } })
  })
}
