import { NO_GUID } from '../../../native/port.ts'
import type { TrackedConnection } from '../monitor/tracked-connection.ts'

/**
 * Row ids of what is listed, and what names each connection in every process that sees it: its correlation id; where there is none, or two
 * rows share one, handle and entry beside it.
 */
export function lastingNames(lines: readonly TrackedConnection[]): ReadonlyMap<string, string> {
  const listed = lines.filter((line) => line.listed)
  const sharing = new Map<string, number>()
  for (const { connection } of listed) {
    sharing.set(connection.correlationId, (sharing.get(connection.correlationId) ?? 0) + 1)
  }
  return new Map(
    listed.map(({ rowId, connection }) => {
      const { correlationId, handle, entryId, entryName, phonebook } = connection
      if (correlationId !== NO_GUID && sharing.get(correlationId) === 1) return [rowId, correlationId]
      return [rowId, [correlationId, handle.toString(16), entryId, phonebook.toLowerCase(), entryName].join('|')]
    }),
  )
}
