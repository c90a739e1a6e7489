import type { RasAnswer, RasApi, RasConnection, RasHandle } from '../../native/port.ts'

export async function rowsOf(ras: RasApi): Promise<readonly RasConnection[]> {
  const list = await ras.enumConnections()
  if (list.kind !== 'value') throw new Error(`The list says ${JSON.stringify(list)}.`)
  return list.value
}

/** Everything a window shows: list, states, links, traffic of each, addresses. As native-calls.c makes the calls. */
export async function refreshAll(ras: RasApi, links: number): Promise<void> {
  const asked: Promise<unknown>[] = []
  for (const row of await rowsOf(ras)) {
    const { handle } = row
    asked.push(ras.connectStatus(handle), readLinks(ras, handle, links))
    asked.push(ras.connectionStatistics(handle), ras.projection(handle))
  }
  await Promise.all(asked)
}

async function readLinks(ras: RasApi, handle: RasHandle, links: number): Promise<void> {
  const found: Promise<RasAnswer<RasHandle>>[] = []
  for (let index = 1; index <= links + 1; index++) found.push(ras.subEntryHandle(handle, index))
  const asked: Promise<unknown>[] = []
  for (let index = 1; index <= links; index++) {
    const link = await found[index - 1]
    if (link?.kind === 'value') asked.push(ras.connectStatus(link.value), ras.linkStatistics(handle, index))
  }
  await Promise.all(asked)
}
