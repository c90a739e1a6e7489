#!/usr/bin/env node
// Measures cells of the isolation benchmark in a Windows Node.js under Wine.
// node test/bench/isolation/run-under-wine.mjs <cells.json> <results.json>
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { module } = await runnerImport(fileURLToPath(new URL('./under-wine.ts', import.meta.url)))
const [cells = '', results = ''] = process.argv.slice(2)
await module.playUnderWine(cells, results)
