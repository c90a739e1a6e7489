import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** The built views by their path in the address: what is not in this list is not served, whatever the path says. */
export type Views = ReadonlyMap<string, string>

/** Lists the files under `folder`. An empty list means that the views have not been built. */
export async function findViews(folder: string): Promise<Views> {
  const found = new Map<string, string>()
  await list(folder, '', found)
  return found
}

async function list(folder: string, prefix: string, found: Map<string, string>): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await list(path, `${prefix}/${entry.name}`, found)
    else if (entry.isFile() && TYPES[extname(entry.name)] !== undefined) found.set(`${prefix}/${entry.name}`, path)
  }
}

/** Sends one of the views' files; false = there is no such file. */
export function sendView(views: Views, path: string, response: ServerResponse): boolean {
  const file = views.get(path)
  if (file === undefined) return false
  response.writeHead(200, { 'content-type': TYPES[extname(file)] })
  const stream = createReadStream(file)
  stream.on('error', () => response.destroy())
  stream.pipe(response)
  return true
}
