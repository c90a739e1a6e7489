import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { terminateNow } from '../../../native/process/end-process.ts'
import { type Cell, playCell } from './play.ts'

/**
 * The cells of isolation.cells.json as a program for a Windows Node.js, where the double stands as System32\rasapi32.dll.
 * Results go to the file that the one argument names.
 */
async function main(): Promise<void> {
  const cells: readonly Cell[] = JSON.parse(readFileSync('isolation.cells.json', 'utf8'))
  const library = path.win32.join(process.env['SystemRoot'] ?? 'C:\\windows', 'System32', 'rasapi32.dll')
  const results: unknown[] = []
  for (const cell of cells) {
    results.push(await playCell(cell, library, { kind: 'system' }))
    writeFileSync(process.argv[2] ?? 'isolation.txt', JSON.stringify(results))
  }
  terminateNow(0)
}

main().catch((error: unknown) => {
  console.error(error)
  terminateNow(1)
})
