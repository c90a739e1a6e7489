import type { RasAnswer, RasApi } from './port.ts'

/** A RAS that is not there, and says why to whoever asks: what stands in where none could be chosen. */
export function createUnavailableRas(source: RasApi['source'], reason: string): RasApi {
  const no = async (): Promise<RasAnswer<never>> => ({ kind: 'unavailable', reason })
  return {
    source,
    open: no,
    serviceState: no,
    enumConnections: no,
    connectStatus: no,
    hangUp: no,
    subEntryHandle: no,
    connectionStatistics: no,
    linkStatistics: no,
    entryProperties: no,
    subEntryProperties: no,
    projection: no,
    errorString: no,
    reconnectDialog: no,
    watch: no,
    watchLinks: no,
    threads: () => [],
    close: async () => true,
  }
}
