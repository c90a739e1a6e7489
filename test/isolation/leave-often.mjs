#!/usr/bin/env node
// Leaves Node.js, or the Electron of --electron, so many times while calls are out, and counts crashes.
// node test/isolation/leave-often.mjs [--times 500] [--electron FILE]
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'

const { values } = parseArgs({ options: { times: { type: 'string', default: '500' }, electron: { type: 'string' } } })
const { module } = await runnerImport(fileURLToPath(new URL('./leave-often.ts', import.meta.url)))
const leavings = { times: Number(values.times), electron: values.electron ?? null, print: console.log }
process.exitCode = (await module.leaveOften(leavings)) === 0 ? 0 : 1
