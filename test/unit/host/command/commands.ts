import type { Answer, Event } from '../../../../electron/host/command/answer.ts'
import type { Command, CommandOf } from '../../../../electron/host/command/command.ts'
import { LastingIds } from '../../../../electron/host/command/lasting-ids.ts'
import { runCommand } from '../../../../electron/host/command/run-command.ts'
import { type Harness, startHarness } from '../../../fixtures/engine-harness.ts'

export interface Commanded extends Harness {
  readonly ids: LastingIds
  /** Runs it to its end; time moves as far as it needs, `limitMs` at most. */
  run(command: Command, limitMs?: number): Promise<{ readonly answer: Answer; readonly events: readonly Event[] }>
  /** Begins it; `stop` is what Ctrl C does. */
  begin(command: Command): { readonly events: Event[]; readonly answered: Promise<Answer>; stop(): void }
}

/** The shipped engine and what answers commands, on the simulator. */
export async function commanded(scenario: string): Promise<Commanded> {
  const harness = await startHarness(scenario)
  const { engine, clock } = harness
  const ids = new LastingIds(engine)
  engine.subscribe(() => ids.look())
  const begin: Commanded['begin'] = (command) => {
    const stopped = new AbortController()
    const events: Event[] = []
    const answered = runCommand(
      { engine, clock, ids, version: '1.2.3', signal: stopped.signal, tell: (event) => events.push(event) },
      command,
    )
    return { events, answered, stop: () => stopped.abort() }
  }
  return {
    ...harness,
    ids,
    begin,
    run: async (command, limitMs = 200_000) => {
      const { events, answered } = begin(command)
      let answer: Answer | null = null
      void answered.then((given) => {
        answer = given
      })
      await clock.settle()
      await clock.advanceUntil(() => answer !== null, limitMs)
      if (answer === null) throw new Error('It does not end.')
      return { answer, events }
    },
  }
}

export const hangUpOf = (
  name: string,
  more: Partial<Omit<CommandOf<'hang-up'>, 'verb' | 'target'>> = {},
): CommandOf<'hang-up'> => ({
  verb: 'hang-up',
  target: { by: 'name', name },
  link: null,
  wait: 'gone',
  timeout: 60_000,
  includeOthers: false,
  ...more,
})

export const ALL: CommandOf<'hang-up'> = { ...hangUpOf('x'), target: { by: 'all' } }

export const waitFor = (name: string, until: CommandOf<'wait'>['until'], timeout = 60_000): CommandOf<'wait'> => ({
  verb: 'wait',
  target: { by: 'name', name },
  until,
  timeout,
})

/** The only result there is. */
export function only(answer: Answer) {
  if (!('results' in answer) || answer.results.length !== 1) throw new Error(JSON.stringify(answer))
  return answer.results[0]!
}
