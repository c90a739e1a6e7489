import { expect } from 'vitest'
import type { RasAnswer, RasApi, RasConnection, RasHandle } from '../../../../native/port.ts'
import { parseScenario, type Scenario } from '../../../../native/simulator/scenario/parse-scenario.ts'
import {
  createSimulator,
  type SimulatorControl,
  type SimulatorOptions,
} from '../../../../native/simulator/simulator.ts'
import { createVirtualClock, type VirtualClock } from '../../../fixtures/virtual-clock.ts'

export interface Play {
  readonly ras: RasApi & SimulatorControl
  readonly clock: VirtualClock
  /** The only row, or the one with this name. */
  row(name?: string): Promise<RasConnection>
  /** The names of all rows. */
  names(): Promise<readonly string[]>
  /** 0 or the code. */
  status(handle: RasHandle): Promise<number>
  hangUp(handle: RasHandle): Promise<number>
  witness(handle: RasHandle, index: number): Promise<number>
}

export function scenario(lines: string): Scenario {
  const parsed = parseScenario(lines.includes('onhook-scenario') ? lines : `onhook-scenario version=1\n${lines}`)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.scenario
}

/** A simulator that plays these lines, opened, on a clock that stands at a moment that is not zero. */
export async function play(lines: string, options: SimulatorOptions = {}): Promise<Play> {
  const clock = createVirtualClock({ now: 5_000 })
  const ras = createSimulator(scenario(lines), clock, options)
  await ras.open()
  const rows = async (): Promise<readonly RasConnection[]> => answered(await ras.enumConnections())
  return {
    ras,
    clock,
    async row(name) {
      const found = (await rows()).filter((row) => name === undefined || row.entryName === name)
      expect(found).toHaveLength(1)
      return found[0]!
    },
    names: async () => (await rows()).map((row) => row.entryName),
    status: async (handle) => codeOf(await ras.connectStatus(handle)),
    hangUp: async (handle) => codeOf(await ras.hangUp(handle)),
    witness: async (handle, index) => codeOf(await ras.subEntryHandle(handle, index)),
  }
}

export function answered<T>(answer: RasAnswer<T>): T {
  if (answer.kind !== 'value') throw new Error(`No value: ${JSON.stringify(answer)}`)
  return answer.value
}

export function codeOf(answer: RasAnswer<unknown>): number {
  if (answer.kind === 'value') return 0
  if (answer.kind !== 'code') throw new Error(`No code: ${JSON.stringify(answer)}`)
  return answer.code
}
