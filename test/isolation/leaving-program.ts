import { writeFileSync } from 'node:fs'
import { createRas } from '../../native/create-ras.ts'
import type { RasApi, RasConnection } from '../../native/port.ts'
import { terminateNow } from '../../native/process/end-process.ts'
import { threadsAlive } from '../../native/process/own-threads.ts'
import { createSystemClock } from '../../native/system-clock.ts'

/**
 * A program for Node.js and for Electron's main process that leaves while calls are out: begins one call of each kind
 * that LEAVING_CALL names on every connection, waits LEAVING_AFTER ms, and ends as the product does. It writes
 * `<calls that had returned> <what close said>` to LEAVING_FILE before it goes.
 */

type Call = (ras: RasApi, row: RasConnection) => Promise<unknown>

const CALLS: Readonly<Record<string, Call>> = {
  RasEnumConnectionsW: (ras) => ras.enumConnections(),
  RasGetConnectStatusW: (ras, { handle }) => ras.connectStatus(handle),
  RasHangUpW: (ras, { handle }) => ras.hangUp(handle),
  RasGetSubEntryHandleW: (ras, { handle }) => ras.subEntryHandle(handle, 1),
  RasGetConnectionStatistics: (ras, { handle }) => ras.connectionStatistics(handle),
  RasGetLinkStatistics: (ras, { handle }) => ras.linkStatistics(handle, 1),
  RasGetEntryPropertiesW: (ras, { phonebook, entryName }) => ras.entryProperties(phonebook, entryName),
  RasGetSubEntryPropertiesW: (ras, { phonebook, entryName }) => ras.subEntryProperties(phonebook, entryName, 1),
  RasGetProjectionInfoW: (ras, { handle }) => ras.projection(handle),
  RasGetProjectionInfoEx: (ras, { handle }) => ras.projection(handle),
  RasGetErrorStringW: (ras) => ras.errorString(619),
}

const GRACE = Number(process.env['LEAVING_GRACE'] ?? '300')

async function main(): Promise<void> {
  const library = process.env['LEAVING_LIBRARY'] ?? 'system'
  const source = library === 'system' ? ({ kind: 'system' } as const) : ({ kind: 'library', path: library } as const)
  const created = createRas(source, createSystemClock())
  if (!created.ok) throw new Error(created.reason)
  const { ras } = created
  const opened = await ras.open()
  if (opened.kind !== 'value') throw new Error(JSON.stringify(opened))
  const list = await ras.enumConnections()
  if (list.kind !== 'value') throw new Error(JSON.stringify(list))
  let returned = 0
  for (const name of (process.env['LEAVING_CALL'] ?? '').split(',')) {
    for (const row of list.value) {
      void CALLS[name]?.(ras, row).then(() => {
        returned += 1
      })
    }
  }
  await new Promise((resolve) => setTimeout(resolve, Number(process.env['LEAVING_AFTER'] ?? '100')))
  const all = await ras.close(GRACE)
  writeFileSync(process.env['LEAVING_FILE'] ?? 'leaving.txt', `${returned} ${all}`)
  if (!all || threadsAlive() > 0) terminateNow(0)
  process.exit(0)
}

main().catch((error: unknown) => {
  console.error(error)
  terminateNow(3)
})
