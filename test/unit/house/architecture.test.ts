import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT, SOURCES, textOf } from './source-tree.ts'

const TEXT = textOf('ARCHITECTURE.md')

/** The rows of the table under a heading, as their cells. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const section = TEXT.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
  return rows.slice(1).map((row) => row.slice(2, -2).split(' | '))
}

const codeIn = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code!)

describe('"Where is it?"', () => {
  const rows = rowsUnder('Where is it?')

  test('has a line for what people look for most', () => {
    expect(rows.length).toBeGreaterThanOrEqual(30)
  })

  test.each(rows)('%s: %s', (_what, where) => {
    const named = codeIn(where!)
    const files = named.filter((name) => name.includes('/'))
    const texts = files.map(textOf)
    expect(files).not.toEqual([])
    for (const name of named.filter((one) => !one.includes('/'))) {
      expect(
        texts.some((text) => text.includes(name)),
        name,
      ).toBe(true)
    }
  })
})

describe('"Rooms and files"', () => {
  const rows = rowsUnder('Rooms and files').map(([folder, files]) => ({
    folder: codeIn(folder!)[0]!,
    files: codeIn(files!).filter((name) => /\.(?:ts|tsx|mjs)$/.test(name)),
  }))

  test.each(rows)('$folder holds the files it is said to hold', ({ folder, files }) => {
    expect(files.filter((file) => !existsSync(join(ROOT, folder, file)))).toEqual([])
  })

  test('names every file of the product', () => {
    const named = new Set(rows.flatMap(({ folder, files }) => files.map((file) => `${folder}${file}`)))
    expect(SOURCES.filter((path) => !named.has(path))).toEqual([])
  })
})
