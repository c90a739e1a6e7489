import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, ROOT, SOURCES, textOf } from './source-tree.ts'

const MOST_LINES = 360
const MOST_FILES = 16

const folders = [...new Set(SOURCES.map((path) => path.slice(0, path.lastIndexOf('/'))))]

describe('the house', () => {
  test('has no circle of imports, types included', () => {
    expect(circles()).toEqual([])
  })

  test.each(folders)('%s holds about a dozen files at most', (folder) => {
    const files = readdirSync(join(ROOT, folder), { withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.length).toBeLessThanOrEqual(MOST_FILES)
  })

  test('has no file that nobody could read in one sitting', () => {
    const long = SOURCES.filter((path) => textOf(path).split('\n').length > MOST_LINES + 1)
    expect(long).toEqual([])
  })
})

/** Each circle once, as the files on it. */
function circles(): readonly string[] {
  const known = new Set(SOURCES)
  const done = new Set<string>()
  const found: string[] = []
  const walk = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path)
    if (at >= 0) found.push([...way.slice(at), path].join(' → '))
    if (at >= 0 || done.has(path)) return
    for (const next of importsOf(path)) if (known.has(next)) walk(next, [...way, path])
    done.add(path)
  }
  for (const path of SOURCES) walk(path, [])
  return found
}
