import type { Mutant } from './mutant.ts'

const TEARDOWN = 'electron/engine/teardown'
const MONITOR = 'electron/engine/monitor'
const CONTRADICTIONS = { test: 'test/unit/engine/teardown/contradictions.test.ts' } as const
const ODD = { test: 'test/unit/engine/monitor/odd-answers.test.ts' } as const

/** Mistakes by which one odd answer, or one call that blocks, costs more than itself. */
export const ISOLATION: readonly Mutant[] = [
  {
    name: 'believe one list that misses the connection as it is pressed',
    file: `${TEARDOWN}/run-teardown.ts`,
    from: 'if (accepted || (await isGone(parts, teardown, list.value))) {',
    to: 'if (accepted || list.kind === "value") {',
    invariant: 'I3',
    by: CONTRADICTIONS,
  },
  {
    name: 'believe one list that misses the connection after a refusal',
    file: `${TEARDOWN}/connection-witness.ts`,
    from: "const there = verdict === 'absent' && readStatus(await statusOf(called)) === 'still-there'",
    to: "const there = verdict === 'unread' && readStatus(await statusOf(called)) === 'still-there'",
    invariant: 'I3',
    by: CONTRADICTIONS,
  },
  {
    name: 'believe the first list that misses what an earlier run hung up',
    file: `${TEARDOWN}/connection-witness.ts`,
    from: 'if (parts.clock.now() - absentSince < ABSENT_FOR)',
    to: 'if (parts.clock.now() - absentSince < 0 * ABSENT_FOR)',
    invariant: 'I3',
    by: CONTRADICTIONS,
  },
  {
    name: 'believe one list that misses the bundle of a link whose witness is silent',
    file: `${TEARDOWN}/rules.ts`,
    from: "(lastingly && witness !== 'connected')",
    to: "witness !== 'connected'",
    invariant: 'I3',
    by: { test: 'test/unit/engine/teardown/rules.test.ts' },
  },
  {
    name: 'take a question that found no thread for an answered one',
    file: `${MONITOR}/connection-reading.ts`,
    from: 'if (!isBusy(answer)) this.#unheard.delete(question)',
    to: 'this.#unheard.delete(question)',
    invariant: 'I15',
    by: ODD,
  },
  {
    name: 'go on counting a question that nobody asks any more',
    file: `${MONITOR}/connection-reading.ts`,
    from: 'if (!this.#out.has(question) && round < this.#rounds - 1)',
    to: 'if (!this.#out.has(question) && round < 0)',
    invariant: 'I15',
    by: ODD,
  },
  {
    name: 'show the rate of before where Windows gives no statistics any more',
    file: `${MONITOR}/connection-reading.ts`,
    from: 'return before === null ? {} : { sample: { ...before, rated: false } }',
    to: 'return before === null ? {} : { sample: before }',
    invariant: 'I15',
    by: ODD,
  },
  {
    name: 'wait at each refresh for a registration that does not return',
    file: `${MONITOR}/event-registration.ts`,
    from: 'if (this.#asked?.process === process && !this.#mayTryAgain()) return Promise.resolve()',
    to: 'if (this.#asked?.process === process && !this.#mayTryAgain()) return new Promise(() => {})',
    invariant: 'I11',
    by: ODD,
  },
  {
    name: 'ask for no third list while two are lost',
    file: 'electron/engine/timings.ts',
    from: 'export const MOST_LISTS_OUT = 6',
    to: 'export const MOST_LISTS_OUT = 2',
    invariant: 'I11',
    by: ODD,
  },
  {
    name: 'let "Try again" wait for lists that are lost',
    file: `${MONITOR}/list-reader.ts`,
    from: 'call.overdue ||= clock.now() - call.began >= CONFIRM_WITHIN',
    to: 'call.overdue ||= clock.now() - call.began >= 1e9 * CONFIRM_WITHIN',
    invariant: 'I11',
    by: ODD,
  },
]
