import { Teardown, type TeardownOrigin } from '../../../../electron/engine/teardown/teardown.ts'
import type { Clock } from '../../../../native/clock.ts'

export const SUBJECT: TeardownOrigin['subject'] = {
  identity: 'guid',
  entryKey: 'entry',
  name: 'Office',
  phonebook: 'book',
  link: null,
  device: 'vpn',
}

/** A teardown that nothing drives. */
export function createTeardown(clock: Clock, over: Partial<TeardownOrigin> = {}): Teardown {
  return new Teardown(
    { id: 'x', subject: SUBJECT, handle: null, by: 'test', resumed: false, before: 0, stuckAfter: 10_000, ...over },
    clock,
    () => {},
  )
}
