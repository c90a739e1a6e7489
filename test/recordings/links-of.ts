import type { RasHandle } from '../../native/port.ts'
import type { RecordedCall } from '../../native/recording/recording.ts'

export interface RecordedLink {
  readonly index: number
  readonly handle: RasHandle | null
  readonly connected: boolean
}

/** 618: there is such a link, and it is not connected. */
const NOT_CONNECTED = 618

/** The links of a bundle as they were seen first; none for a single line, whose own handle is its only link's. */
export function linksOf(calls: readonly RecordedCall[], bundle: RasHandle): readonly RecordedLink[] {
  const links = new Map<number, RecordedLink>()
  for (const { call } of calls) {
    if (call.method !== 'subEntryHandle' || call.handle !== bundle || links.has(call.subEntry)) continue
    const { subEntry: index, answer } = call
    if (answer?.kind === 'value') links.set(index, { index, handle: answer.value, connected: true })
    if (answer?.kind === 'code' && answer.code === NOT_CONNECTED)
      links.set(index, { index, handle: null, connected: false })
  }
  return links.size < 2 ? [] : [...links.values()].sort((one, other) => one.index - other.index)
}
