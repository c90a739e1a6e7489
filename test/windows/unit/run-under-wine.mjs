#!/usr/bin/env node
// Runs the unit tests in a real Windows Node.js under Wine: node test/windows/unit/run-under-wine.mjs
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { module } = await runnerImport(fileURLToPath(new URL('./under-wine.ts', import.meta.url)))
process.exitCode = await module.runUnitUnderWine()
