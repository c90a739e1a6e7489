import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { Language, type Node, Parser } from 'web-tree-sitter'

/** PowerShell that nobody runs before it is needed on a Windows far away: at least it must be PowerShell. */

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))
const parser = createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')

let powerShell: Parser

beforeAll(async () => {
  await Parser.init()
  powerShell = new Parser()
  powerShell.setLanguage(await Language.load(readFileSync(parser)))
})

/** Where the text is no PowerShell. */
function errorsIn(text: string): readonly string[] {
  const tree = powerShell.parse(text)
  if (tree === null) return ['no tree']
  const errors: string[] = []
  const walk = (node: Node): void => {
    if (node.isError || node.isMissing) errors.push(`line ${node.startPosition.row + 1}: ${node.text || node.type}`)
    if (node.hasError) for (const child of node.children) if (child !== null) walk(child)
  }
  walk(tree.rootNode)
  tree.delete()
  return errors
}

function scriptFiles(): readonly string[] {
  const folders = ['.github', 'build', 'electron', 'scripts', 'test']
  return folders.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ps1'))
      .map((file) => path.join(folder, file)),
  )
}

/** The steps of a workflow that name pwsh as their shell, their text without the indentation. */
function stepsIn(workflow: string): readonly string[] {
  const steps = workflow.split(/^ {6}- /m).filter((step) => /^ {8}shell: (pwsh|powershell)$/m.test(step))
  return steps.flatMap((step) => {
    const block = /^ {8}run: \|\n((?: {10}.*\n|\n)+)/m.exec(`${step}\n`)?.[1]
    const line = /^ {8}run: (?!\|)(.+)$/m.exec(step)?.[1]
    return [block?.replace(/^ {10}/gm, '') ?? line ?? '']
  })
}

const workflows = readdirSync(path.join(ROOT, '.github/workflows')).map((file) => path.join('.github/workflows', file))
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8')
/** `${{ … }}` is GitHub's, and a value by the time PowerShell reads it. */
const asRun = (text: string): string => text.replace(/\$\{\{[^}]*\}\}/g, 'value')

describe('PowerShell', () => {
  test.each([
    ['if ($a) { throw "no" ', false],
    ['param([string $a)', false],
    ['$options = @{ Force = $true', false],
    ['Add-VpnConnection -Name $Entry @options', true],
  ])('%s is seen for what it is', (text, right) => {
    expect(errorsIn(text).length === 0).toBe(right)
  })

  test.each(scriptFiles())('%s can be read', (file) => {
    expect(errorsIn(read(file))).toEqual([])
  })

  test.each(workflows)('of the steps in %s can be read', (file) => {
    const steps = stepsIn(read(file))
    expect(steps.filter((step) => step === '')).toEqual([])
    for (const step of steps) expect(errorsIn(asRun(step)), step).toEqual([])
  })
})
