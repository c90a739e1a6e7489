import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { type Protocol, protocol } from 'electron'
import { APP_HOST, APP_SCHEME } from '../../contract/ipc.ts'
import { VIEW_HEADERS } from '../security/view-headers.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Before the application is ready: makes `app:` an origin of its own instead of an opaque one. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Answers `app://onhook/…` with the built views. What was not found in the folder beforehand does not exist. */
export async function serveViews(folder: string, carrier: Pick<Protocol, 'handle'>): Promise<void> {
  const files = await findFiles(folder, '')
  if (!files.has('/window.html')) throw new Error(`The views have not been built: ${folder} has no window.html.`)
  carrier.handle(APP_SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url)
    const file = host === APP_HOST && request.method === 'GET' ? files.get(pathname) : undefined
    if (file === undefined) return new Response('There is no such page.', { status: 404, headers: VIEW_HEADERS })
    const type = TYPES[extname(file)] ?? 'application/octet-stream'
    return new Response(await readFile(file), { headers: { ...VIEW_HEADERS, 'content-type': type } })
  })
}

async function findFiles(folder: string, prefix: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      for (const [name, file] of await findFiles(path, `${prefix}/${entry.name}`)) found.set(name, file)
    } else if (TYPES[extname(entry.name)] !== undefined) {
      found.set(`${prefix}/${entry.name}`, path)
    }
  }
  return found
}
