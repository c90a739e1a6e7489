import { readFileSync } from 'node:fs'
import type { Clock } from '../../../native/clock.ts'
import { createRas } from '../../../native/create-ras.ts'
import { createReplayRas } from '../../../native/recording/replay-ras.ts'
import { namedScenario, SCENARIO_NAMES } from '../../../native/simulator/named-scenarios.ts'
import type { EngineLog } from '../../engine/parts.ts'
import { makeWishedRas, type WishedRas } from '../../host/ras-from-env.ts'
import { MOST_PLAYED, readRecording } from '../../host/recording/read-recording.ts'
import { linesOf } from '../../storage/recording-file.ts'

/** The RAS that the environment names: Windows' own on Windows, the simulator elsewhere, unless it says otherwise. */
export function makeRas(environment: NodeJS.ProcessEnv, packaged: boolean, clock: Clock, log: EngineLog): WishedRas {
  return makeWishedRas(
    { ras: environment['ONHOOK_RAS'], scenario: environment['ONHOOK_SCENARIO'] },
    { fallback: process.platform === 'win32' ? 'system' : 'simulator', packaged, scenarioNames: SCENARIO_NAMES },
    {
      create: (source) => createRas(source, clock),
      replay: (path) =>
        createReplayRas({
          clock,
          load: () => readRecording(linesOf(path, MOST_PLAYED)),
          remark: (sentence) => log.warn(sentence),
        }),
      namedScenario,
      readFile: (path) => readFileSync(path, 'utf8'),
    },
  )
}
