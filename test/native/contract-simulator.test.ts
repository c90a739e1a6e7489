import assert from 'node:assert/strict'
import { describe, test } from 'vitest'
import { parseScenario } from '../../native/simulator/scenario/parse-scenario.ts'
import { createSimulator } from '../../native/simulator/simulator.ts'
import { createVirtualClock } from '../fixtures/virtual-clock.ts'
import { contractSuite, type Implementation } from './contract/suite.ts'

const simulator: Implementation = {
  name: 'simulator',
  capabilities: { events: true, buffers: false, service: true },
  async open(scenario) {
    const parsed = parseScenario(scenario)
    if (!parsed.ok) throw new Error(parsed.problems.map(({ line, sentence }) => `line ${line}: ${sentence}`).join(' '))
    const clock = createVirtualClock()
    return {
      ras: createSimulator(parsed.scenario, clock),
      wait: (ms) => clock.advance(ms),
      dispose: async () => {},
    }
  },
}

describe('The contract of the port, kept by the simulator', () => {
  contractSuite(simulator, test, assert)
})
