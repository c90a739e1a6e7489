#!/usr/bin/env node
// Builds the set-up program and takes it through its life; the tier `installer` of `npm test`.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { module } = await runnerImport(fileURLToPath(new URL('./run.ts', import.meta.url)))
process.exitCode = await module.buildAndTry()
