#!/usr/bin/env node
// Runs the contract suite in a real Windows Node.js under Wine, on the double as System32\rasapi32.dll.
// node test/native/contract/run-under-wine.mjs
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { module } = await runnerImport(fileURLToPath(new URL('./under-wine.ts', import.meta.url)))
process.exitCode = await module.runUnderWine()
