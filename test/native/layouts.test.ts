import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'vitest'
import { layoutCases } from './contract/layouts.ts'

describe('The layout of the structs', () => {
  layoutCases(readFileSync(new URL('layouts.golden.json', import.meta.url), 'utf8'), test, assert)
})
