import assert from 'node:assert/strict'
import { describe, test } from 'vitest'
import { createSystemRas } from '../../native/system/system-ras.ts'
import { createSystemClock } from '../../native/system-clock.ts'
import { doubleMissing } from '../fixtures/double.ts'
import { buildDouble, doubleExport } from '../fixtures/double-build.ts'
import { doubleImplementation } from './contract/double-implementation.ts'
import { contractSuite } from './contract/suite.ts'

const missing = doubleMissing()

describe.skipIf(missing !== null)(
  `The contract of the port, kept by the binding on the C double${missing === null ? '' : ` (skipped: ${missing})`}`,
  async () => {
    const library = missing === null ? await buildDouble() : ''
    contractSuite(
      doubleImplementation({
        name: 'koffi on librasapi32-double.so',
        // Events are Win32's: there are none to be set here.
        capabilities: { events: false, buffers: true, service: true },
        library,
        createRas: (path) => createSystemRas({ kind: 'file', path }, createSystemClock()),
        libraryWithout: (name) => buildDouble({ without: [doubleExport(name)] }),
      }),
      (sentence, run) => test(sentence, { timeout: 20_000 }, run),
      assert,
    )
  },
)
