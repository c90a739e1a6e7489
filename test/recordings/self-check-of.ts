import { SelfCheck, type SelfCheckResult } from '../../electron/host/self-check/self-check.ts'
import { recordingIn } from './play-held.ts'

/** The self-check of whoever made this recording; what the library itself is, a recording does not hold. */
export async function selfCheckOf(file: string): Promise<SelfCheckResult> {
  const { calls, events } = await recordingIn(file)
  const check = new SelfCheck(() => null)
  const told = [
    ...calls.flatMap(({ at, ms, call }, number) =>
      ms === null ? [] : [{ at: at + ms, tell: () => check.answered({ number, at, epoch: 0, ms, call }) }],
    ),
    ...events.map(({ at, event }) => ({ at, tell: () => check.event(event, at) })),
  ].sort((one, other) => one.at - other.at)
  for (const { tell } of told) tell()
  return check.result()
}
