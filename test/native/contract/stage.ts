import type { RasAnswer, RasApi, RasConnection } from '../../../native/port.ts'
import type { DoubleLogEntry } from '../../fixtures/double-log.ts'

/** What an implementation can be asked for beyond the port itself. */
export interface Capabilities {
  /** RasConnectionNotification reaches listeners. */
  readonly events: boolean
  /** Buffers, sizes and counts go over a real boundary: `size-limit`, `grows`, `lies` mean something. */
  readonly buffers: boolean
  /** The scenario's `service` is what the service manager says. */
  readonly service: boolean
}

export interface Implementation {
  readonly name: string
  readonly capabilities: Capabilities
  /** A world of its own, playing from now on; `ras` is not opened yet. */
  open(scenario: string): Promise<Opened>
  /** A library that lacks an export, or is not there at all; absent where there is no library. */
  openIncomplete?(lacks: 'everything' | string): Promise<Opened>
}

export interface Opened {
  readonly ras: RasApi
  /** Lets `ms` pass: a virtual clock is moved, a real one is waited for. */
  wait(ms: number): Promise<void>
  /** The double's log. */
  readonly log?: () => readonly DoubleLogEntry[]
  /** Ends the world; calls that block return before. */
  dispose(): Promise<void>
}

/** node:assert/strict, or what is like it. */
export interface Assert {
  equal(actual: unknown, expected: unknown, message?: string): void
  deepEqual(actual: unknown, expected: unknown, message?: string): void
  ok(value: unknown, message?: string): void
  fail(message: string): never
}

/** A suite's way to say one case, in vitest and in node:test alike. */
export type Test = (sentence: string, run: () => Promise<void>) => void

/** An implementation that plays a scenario, with the questions that cases ask. */
export interface Stage extends Opened {
  /** The value of an answer; anything else fails the case. */
  value<T>(answer: Promise<RasAnswer<T>>): Promise<T>
  /** The code of an answer, 0 for a value; anything else fails the case. */
  code(answer: Promise<RasAnswer<unknown>>): Promise<number>
  /** The row of this name in the list; its absence fails the case. */
  row(name: string): Promise<RasConnection>
  isListed(name: string): Promise<boolean>
  /** Asks again and again, a few ms apart, until it is so. */
  until(what: string, holds: () => Promise<boolean>): Promise<void>
}

export interface Contract {
  readonly implementation: Implementation
  readonly assert: Assert
  /** One case: plays the scenario (its first line is added) on an opened implementation. */
  plays(sentence: string, scenario: string, run: (stage: Stage) => Promise<void>): void
  /** One case without a world of its own. */
  holds(sentence: string, run: () => Promise<void>): void
}

/** ms: far above every time in the scenarios, for machines that are held up. */
const PATIENCE = 8000
const STEP = 4

export function createContract(implementation: Implementation, test: Test, assert: Assert): Contract {
  return {
    implementation,
    assert,
    holds: test,
    plays(sentence, scenario, run) {
      const first = scenario.trimStart().startsWith('onhook-scenario') ? '' : 'onhook-scenario version=1\n'
      test(sentence, async () => {
        const opened = await implementation.open(`${first}${scenario.trim()}\n`)
        try {
          const answer = await opened.ras.open()
          assert.equal(answer.kind, 'value', `open: ${said(answer)}`)
          await run(createStage(opened, assert))
        } finally {
          await opened.dispose()
        }
      })
    },
  }
}

/** An answer in words, for the message of a case that fails. */
export function said(answer: RasAnswer<unknown>): string {
  switch (answer.kind) {
    case 'value':
      return 'a value'
    case 'code':
      return `code ${answer.code}`
    case 'busy':
      return `busy with ${answer.threads} threads`
    case 'unavailable':
    case 'malformed':
      return `${answer.kind}: ${answer.reason}`
  }
}

function createStage(opened: Opened, assert: Assert): Stage {
  const value = async <T>(asked: Promise<RasAnswer<T>>): Promise<T> => {
    const answer = await asked
    return answer.kind === 'value' ? answer.value : assert.fail(`a value was expected, not ${said(answer)}`)
  }
  const find = async (name: string): Promise<RasConnection | undefined> =>
    (await value(opened.ras.enumConnections())).find((row) => row.entryName === name)
  return {
    ...opened,
    value,
    async code(asked) {
      const answer = await asked
      if (answer.kind === 'value') return 0
      return answer.kind === 'code' ? answer.code : assert.fail(`a code was expected, not ${said(answer)}`)
    },
    async row(name) {
      return (await find(name)) ?? assert.fail(`"${name}" is not listed`)
    },
    isListed: async (name) => (await find(name)) !== undefined,
    async until(what, holds) {
      for (let waited = 0; waited < PATIENCE; waited += STEP) {
        if (await holds()) return
        await opened.wait(STEP)
      }
      assert.fail(`it never came: ${what}`)
    },
  }
}
