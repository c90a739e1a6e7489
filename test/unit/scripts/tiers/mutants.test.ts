import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { at } from '../../../../scripts/lib/paths.mjs'
import { TABLE } from '../../../mutants/table.ts'

test.each(TABLE)('"$name" can still be built in', ({ file, from }) => {
  expect(readFileSync(at(file), 'utf8').split(from)).toHaveLength(2)
})
