#!/usr/bin/env node
// Lives through the life of a set-up program on this user's own account: meant for a machine that is thrown away, or a Wine.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { module } = await runnerImport(fileURLToPath(new URL('./life.ts', import.meta.url)))
process.exitCode = await module.liveThrough(process.argv[2])
