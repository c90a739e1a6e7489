import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const FOLDER = 'renderer/styles'
const SHEETS = readdirSync(FOLDER).map((name) => [name, readFileSync(`${FOLDER}/${name}`, 'utf8')] as const)

/** What names a side of the screen and not of the text. */
const PHYSICAL =
  /(^|[\s;{])((margin|padding|border|inset|scroll-(margin|padding))-(left|right|top|bottom)[\w-]*|left|right|top|bottom|width|height|(min|max)-(width|height)|border-(top|bottom)-(left|right)-radius)\s*:|(text-align|float|clear)\s*:\s*(left|right)/

test.each(SHEETS)('%s names no side of the screen: text may run from right to left', (_, sheet) => {
  const lines = sheet.split('\n').filter((line) => PHYSICAL.test(line) && !line.startsWith('@media'))
  expect(lines).toEqual([])
})

test.each(SHEETS.filter(([name]) => name !== 'tokens.css'))('%s names no colour: the tokens do', (_, sheet) => {
  expect(sheet.match(/#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|oklch|color-mix)\(/gi)).toBeNull()
})

test('the sheets that are looked at are there', () => {
  expect(SHEETS.map(([name]) => name)).toEqual(
    expect.arrayContaining(['base.css', 'rows.css', 'tokens.css', 'window.css']),
  )
})
