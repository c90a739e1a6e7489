import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** What views are made of; another kind of file is never given away. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

export interface BuiltView {
  readonly file: string
  /** For the header `content-type`. */
  readonly type: string
}

/** The built views by their path in the address: what is not in this list is not served, whatever the path says. */
export type BuiltViews = ReadonlyMap<string, BuiltView>

/** Lists the files under `folder`. Rejects where the views have not been built. */
export async function findBuiltViews(folder: string): Promise<BuiltViews> {
  const views: BuiltViews = await list(folder, '').catch(() => new Map())
  if (!views.has('/window.html')) throw new Error(`The views have not been built: ${folder} has no window.html.`)
  return views
}

async function list(folder: string, prefix: string): Promise<BuiltViews> {
  const found = new Map<string, BuiltView>()
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name)
    const name = `${prefix}/${entry.name}`
    const type = TYPES[extname(entry.name)]
    if (entry.isDirectory()) for (const [inner, view] of await list(file, name)) found.set(inner, view)
    else if (entry.isFile() && type !== undefined) found.set(name, { file, type })
  }
  return found
}
