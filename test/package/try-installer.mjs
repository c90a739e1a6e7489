#!/usr/bin/env node
// Installs, starts, installs over the running copy and uninstalls, on Windows: node test/package/try-installer.mjs SETUP.EXE
// It works on the user's own account; meant for a machine that is thrown away.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { module } = await runnerImport(fileURLToPath(new URL('./try-installer.ts', import.meta.url)))
process.exitCode = await module.tryInstaller(process.argv[2])
