import { afterAll, describe, expect, test } from 'vitest'
import { namedScenario, SCENARIO_NAMES } from '../../native/simulator/named-scenarios.ts'
import { parseScenario } from '../../native/simulator/scenario/parse-scenario.ts'
import { doubleMissing } from '../fixtures/double.ts'
import { playHere } from '../fixtures/double-in-process.ts'

/** One format, two readers: what one takes the other takes, and what one refuses the other refuses. */

const missing = doubleMissing()
const FIRST = 'onhook-scenario version=1\n'

const refused: Readonly<Record<string, string>> = {
  'an empty file': '',
  'a first line that is another one': 'connection id=a',
  'no version': 'onhook-scenario title=x',
  'a newer version': 'onhook-scenario version=2',
  'the first line twice': `${FIRST}${FIRST}`,
  'an unknown keyword': `${FIRST}conection id=a`,
  'an unknown key': `${FIRST}connection id=a dran=1s`,
  'a key twice': `${FIRST}connection id=a drain=1s drain=2s`,
  'a key without a value': `${FIRST}connection id=a drain`,
  'a missing id': `${FIRST}connection name=a`,
  'an id twice': `${FIRST}connection id=a\nconnection id=a`,
  'a time without a unit': `${FIRST}connection id=a drain=5`,
  'a time in an unknown unit': `${FIRST}connection id=a drain=5d`,
  'a negative time': `${FIRST}connection id=a drain=-5s`,
  'a number with letters': `${FIRST}connection id=a bps=64k`,
  'a number beyond 32 bits': `${FIRST}connection id=a bps=4294967296`,
  'an unknown choice': `${FIRST}connection id=a owner=you`,
  'an address that is none': `${FIRST}connection id=a local=10.0.0.256`,
  'codes that are none': `${FIRST}connection id=a hangup-codes=616,,0`,
  'codes with times that go back': `${FIRST}connection id=a after=0@2s,6@1s`,
  'an open quote': `${FIRST}connection id=a name="x`,
  'an unknown escape': `${FIRST}connection id=a name="\\x41"`,
  'half an escape': `${FIRST}connection id=a name="\\u12"`,
  'a NUL': `${FIRST}connection id=a name="\\u0000"`,
  'a name of 257 units': `${FIRST}connection id=a name=${'n'.repeat(257)}`,
  'a device of 129 units': `${FIRST}connection id=a device=${'n'.repeat(129)}`,
  'a link of nobody': `${FIRST}link of=a`,
  'a link twice': `${FIRST}connection id=a\nlink of=a index=1\nlink of=a index=1`,
  'an heir that is nobody': `${FIRST}connection id=a recycled-by=b`,
  'an heir that is there already': `${FIRST}connection id=a recycled-by=b\nconnection id=b`,
  'no references': `${FIRST}connection id=a refs=0`,
  'a call of nothing': `${FIRST}call code=5`,
  'a call of an unknown function': `${FIRST}call name=RasDial code=5`,
  'a witness that is none': `${FIRST}connection id=a\nlink of=a witness=maybe`,
}

const taken: Readonly<Record<string, string>> = {
  'comments, blank lines and other ends of lines': `# hello\r\n\r\n  ${FIRST.trim()}   # first\r\n\tconnection\tid=a # "quoted`,
  'every escape': `${FIRST}connection id=a name="\\"\\\\\\n\\r\\t\\ud800"`,
  'text outside ASCII': `${FIRST}connection id=a name="Zürich \u{1f4de}"`,
  'times in every unit': `${FIRST}connection id=a up=41h appears=12min drain=1.7s listed-late=250ms returns=0 ends=never`,
  'numbers in both bases': `${FIRST}connection id=a state=0x2001 substate=1 handle=0xFFFFFFFFFFFFFFF0 bps=4294967295`,
  'a name of 256 units': `${FIRST}connection id=a name=${'n'.repeat(256)}`,
  'all that belongs to the double alone': 'onhook-scenario version=1 size-limit=1372 grows=3 lies=count',
  faults: `${FIRST}call name=* code=711 from=1s for=2s\ncall name=RasHangUpW blocks=never times=3`,
}

async function doubleSays(scenario: string): Promise<string> {
  try {
    ;(await playHere({ scenario })).dispose()
    return 'taken'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

describe.skipIf(missing !== null)(
  `Simulator and double read one format${missing === null ? '' : ` (skipped: ${missing})`}`,
  () => {
    // Scenarios with a time to come leave the double's thread nothing to do.
    afterAll(() => doubleSays(FIRST))

    for (const [what, scenario] of Object.entries(refused)) {
      test(`both refuse ${what}`, async () => {
        expect(parseScenario(scenario).ok).toBe(false)
        expect(await doubleSays(scenario)).not.toBe('taken')
      })
    }

    for (const [what, scenario] of Object.entries(taken)) {
      test(`both take ${what}`, async () => {
        expect(parseScenario(scenario)).toMatchObject({ ok: true })
        expect(await doubleSays(scenario)).toBe('taken')
      })
    }

    for (const name of SCENARIO_NAMES) {
      test(`the double plays "${name}" too`, async () => {
        expect(await doubleSays(namedScenario(name) ?? '')).toBe('taken')
      })
    }
  },
)
