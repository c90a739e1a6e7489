import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { TIERS } from '../../../scripts/lib/tiers/tiers.mjs'

const ROOT = resolve(import.meta.dirname, '../../..')
const SCRIPTS: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts
const LEFT_OUT = new Set(['node_modules', 'out', '.git', 'dist'])

function documentsIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : documentsIn(path)
    return entry.name.endsWith('.md') ? [path] : []
  })
}

/** What stands in backticks or fences: code, as the reader would type or look for it. */
function codeIn(text: string): readonly string[] {
  const fences = [...text.matchAll(/```[^\n]*\n([\s\S]*?)```/g)].flatMap(([, body]) => body!.split('\n'))
  const spans = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map(([, span]) => span!)
  return [...fences, ...spans]
}

const ROOMS = /^(native|electron|renderer|test|scripts|docs|build|\.ci|\.github)\/[\w./-]*$/

/** Paths of this repository; a pattern or something to fill in is none. */
function pathsIn(code: readonly string[]): readonly string[] {
  return code.filter((one) => ROOMS.test(one) && !one.includes('…'))
}

describe.each(documentsIn('').map((document) => [document] as const))('%s', (document) => {
  const text = readFileSync(join(ROOT, document), 'utf8')
  const code = codeIn(text)

  test('links to files that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, link]) => link!)
    const local = links.filter((link) => !/^[a-z]+:/.test(link))
    expect(local.filter((link) => !existsSync(join(ROOT, dirname(document), link)))).toEqual([])
  })

  test('names only paths that are there', () => {
    const missing = pathsIn(code).filter((path) => {
      return !existsSync(join(ROOT, path)) && !existsSync(join(ROOT, dirname(document), path))
    })
    expect(missing).toEqual([])
  })

  test('names only commands that package.json has', () => {
    const named = code.flatMap((line) => [...line.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!))
    expect(named.filter((name) => !(name in SCRIPTS))).toEqual([])
  })

  test('names only tiers that npm test has', () => {
    const named = code.flatMap((line) => [...line.matchAll(/npm test -- ([a-z]+)/g)].map(([, name]) => name!))
    const tiers = TIERS.map((tier) => tier.name)
    expect(named.filter((name) => !tiers.includes(name))).toEqual([])
  })
})
