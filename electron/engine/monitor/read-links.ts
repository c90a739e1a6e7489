import { CODE } from '../../../native/constants.ts'
import type { RasApi, RasHandle, RasRefusal } from '../../../native/port.ts'
import { MOST_LINKS } from '../timings.ts'
import type { LinkFacts } from './tracked-connection.ts'

export interface LinkAnswer {
  readonly index: number
  /** Null = exists, not connected. A refusal: Windows gave neither a handle nor a reason that says so. */
  readonly handle: RasHandle | null | RasRefusal
}

/**
 * RasGetSubEntryHandle for 1, 2, 3 …: 0 connected, 618 exists but is not, 259 no more, 6 the connection is gone. As many
 * as were there last time and one more are asked at once. Null = the connection is gone, or not `free` any more.
 * @see https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgetsubentryhandlew
 */
export async function askLinks(
  ras: Pick<RasApi, 'subEntryHandle'>,
  handle: RasHandle,
  before: readonly LinkFacts[],
  free: () => boolean,
): Promise<readonly LinkAnswer[] | null> {
  const found: LinkAnswer[] = []
  const known = new Set(before.map((link) => link.index))
  let round = Math.max(1, before.length) + 1
  for (let from = 1; from <= MOST_LINKS; from += round, round = 4) {
    if (!free()) return null
    const indices = Array.from({ length: Math.min(round, MOST_LINKS - from + 1) }, (_, step) => from + step)
    const answers = await Promise.all(indices.map((index) => ras.subEntryHandle(handle, index)))
    for (const [step, answer] of answers.entries()) {
      const index = from + step
      if (answer.kind === 'value') found.push({ index, handle: answer.value })
      else if (answer.kind === 'code' && answer.code === CODE.PortNotOpen) found.push({ index, handle: null })
      else if (answer.kind === 'code' && answer.code === CODE.InvalidHandle) return null
      else if (answer.kind === 'code' && answer.code === CODE.NoMoreItems) return found
      else if (known.has(index)) found.push({ index, handle: answer })
      else return found
    }
  }
  return found
}

/** Without the rows of a library that never says "no more": then only what the entry has, or is connected, is a link. */
export function withoutPhantoms(found: readonly LinkAnswer[], subEntries: number): readonly LinkAnswer[] {
  if (found.length < MOST_LINKS) return found
  const last = found.reduce((index, link) => (link.handle === null ? index : link.index), Math.max(1, subEntries))
  return found.filter((link) => link.index <= last)
}

/** What is known of a link now. `owned`: a teardown of it runs, so that only what the handle says is taken over. */
export function linkFactsOf(
  { index, handle }: LinkAnswer,
  last: LinkFacts | null,
  { bundle, owned }: { readonly bundle: boolean; readonly owned: boolean },
): LinkFacts {
  const configured = last?.configured ?? null
  if (handle === null) {
    return { index, up: false, handle, failure: null, status: null, configured, sample: null, cameBack: false }
  }
  const kept = { index, configured, status: last?.status ?? null, sample: last?.sample ?? null }
  if (typeof handle !== 'bigint') {
    // Whether it is connected was not said: never what it was before.
    return { ...kept, up: null, handle: null, failure: handle, cameBack: last?.cameBack ?? false }
  }
  const cameBack = bundle && !owned && (last?.cameBack === true || last?.up === false)
  return { ...kept, up: true, handle, failure: null, cameBack }
}
