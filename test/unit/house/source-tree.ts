import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../../..')

/** The product's own code, in this order; a room is a folder of it. */
export const TOP_FOLDERS = ['native', 'electron', 'renderer', 'scripts'] as const

/** Source files below a folder, as paths from the root of the repository, with `/` between. */
export function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return sourcesIn(path)
    return /\.(?:ts|tsx|mjs)$/.test(entry.name) ? [path] : []
  })
}

export const SOURCES: readonly string[] = TOP_FOLDERS.flatMap((folder) => sourcesIn(folder))

export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** What a file imports from this repository; types count too. */
export function importsOf(path: string): readonly string[] {
  const found = textOf(path).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)
  return [...found].map(([, target]) => relative(ROOT, resolve(ROOT, dirname(path), target!)).replaceAll('\\', '/'))
}
