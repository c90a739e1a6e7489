import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { at } from '../../../../scripts/lib/paths.mjs'
import { TABLE } from '../../../mutants/table.ts'

test('every mutant can still be built in: its text stands once in its file', () => {
  const lost = TABLE.filter(({ file, from }) => readFileSync(at(file), 'utf8').split(from).length !== 2)
  expect(lost.map(({ name }) => name)).toEqual([])
})
