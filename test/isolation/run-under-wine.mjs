#!/usr/bin/env node
// Shows in a Windows Node.js and in the Windows Electron of ONHOOK_ELECTRON_WINDOWS that hang-ups that do not return hold
// up nobody, leaving included. node test/isolation/run-under-wine.mjs
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { module } = await runnerImport(fileURLToPath(new URL('./under-wine.ts', import.meta.url)))
process.exitCode = await module.runIsolationUnderWine()
