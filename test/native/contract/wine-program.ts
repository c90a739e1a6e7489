import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createSystemRas } from '../../../native/system/system-ras.ts'
import { createSystemClock } from '../../../native/system-clock.ts'
import { doubleImplementation } from './double-implementation.ts'
import { layoutCases } from './layouts.ts'
import { resultsFile } from './results-file.ts'
import { contractSuite } from './suite.ts'

/**
 * The suite as a program for a Windows Node.js, where the double stands as System32\rasapi32.dll. It is bundled into one
 * file beside the golden layouts and its copies of the double that lack an export. Results go to the file that the one
 * argument names.
 */

const results = resultsFile(process.argv[2] ?? 'results.txt')
const system = path.win32.join(process.env['SystemRoot'] ?? 'C:\\windows', 'System32', 'rasapi32.dll')

const implementation = doubleImplementation({
  name: 'koffi on the double as System32\\rasapi32.dll',
  // Windows' own library goes with Windows' own service manager, which plays nothing.
  capabilities: { events: true, buffers: true, service: false },
  library: system,
  createRas: (library) =>
    createSystemRas(library === system ? { kind: 'system' } : { kind: 'file', path: library }, createSystemClock()),
  libraryWithout: async (name) => path.resolve(`without-${name}.dll`),
})
results.expect('contract cases', contractSuite(implementation, results.test, assert))
results.expect('layout cases', layoutCases(readFileSync('layouts.golden.json', 'utf8'), results.test, assert))
