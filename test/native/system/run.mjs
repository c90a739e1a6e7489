#!/usr/bin/env node
// Asks the system's own rasapi32.dll, on Windows or under Wine, and hangs up nothing but the connection that
// ONHOOK_DISPOSABLE names. node test/native/system/run.mjs
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { module } = await runnerImport(fileURLToPath(new URL('./run-read-only.ts', import.meta.url)))
process.exitCode = await module.runReadOnly()
