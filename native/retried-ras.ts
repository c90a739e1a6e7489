import type { CreatedRas } from './create-ras.ts'
import type { RasApi } from './port.ts'
import { createUnavailableRas } from './unavailable-ras.ts'

/** A RAS that could not be made for `reason`: every `open` tries to make it once more, until it succeeds. */
export function createRetriedRas(source: RasApi['source'], reason: string, make: () => CreatedRas): RasApi {
  let ras = createUnavailableRas(source, reason)
  let made = false

  return {
    source,
    open() {
      if (!made) {
        const created = make()
        made = created.ok
        ras = created.ok ? created.ras : createUnavailableRas(source, created.reason)
      }
      return ras.open()
    },
    serviceState: () => ras.serviceState(),
    enumConnections: () => ras.enumConnections(),
    connectStatus: (handle) => ras.connectStatus(handle),
    hangUp: (handle) => ras.hangUp(handle),
    subEntryHandle: (connection, subEntry) => ras.subEntryHandle(connection, subEntry),
    connectionStatistics: (handle) => ras.connectionStatistics(handle),
    linkStatistics: (connection, subEntry) => ras.linkStatistics(connection, subEntry),
    entryProperties: (phonebook, entry) => ras.entryProperties(phonebook, entry),
    subEntryProperties: (phonebook, entry, subEntry) => ras.subEntryProperties(phonebook, entry, subEntry),
    projection: (handle) => ras.projection(handle),
    multilink: (handle) => ras.multilink(handle),
    enumEntries: (phonebook) => ras.enumEntries(phonebook),
    errorString: (code) => ras.errorString(code),
    reconnectDialog: (phonebook, entry) => ras.reconnectDialog(phonebook, entry),
    watch: (listener) => ras.watch(listener),
    watchLinks: (connection) => ras.watchLinks(connection),
    close: (graceMs) => ras.close(graceMs),
  }
}
