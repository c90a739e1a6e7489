import fc from 'fast-check'
import { HEADER } from '../../fixtures/engine-harness.ts'

/** Random scenarios: a connection, a bundle and a third connection, each with its own way to hang up, and faults of the library. */

const drain = fc.constantFrom('0', '5ms', '80ms', '700ms', '1.9s', '2.6s', '6s', '13s', 'never')
const codes = fc.constantFrom(
  '0',
  '0',
  '0',
  '617',
  '616,0',
  '616,616,0',
  '616',
  '6',
  '668',
  '5',
  '753',
  '711',
  '4711',
  '0,6',
)
const maybe = (key: string, value: fc.Arbitrary<string>, freq = 3) =>
  fc.option(value, { nil: null, freq }).map((one) => (one === null ? '' : ` ${key}=${one}`))

/** What list and status say meanwhile. 668 for a port that is open, and not listed, is more than anybody could see through. */
const whileDraining = fc.constantFrom(
  '',
  '',
  '',
  '',
  ' status-codes=0,31,0',
  ' status-codes=1722',
  ' status-codes=8,0',
  ' status-codes=0,0,668',
  ' listed=no',
  ' listed=no',
  ' listed=no status-codes=0,31,0',
  ' listed=no status-codes=1722',
)

const connection = (name: string) =>
  fc
    .tuple(
      drain.map((value) => ` drain=${value}`),
      codes.map((value) => ` hangup-codes=${value}`),
      maybe('hangup-blocks', fc.constantFrom('30ms', '4s', '12s', 'never'), 8),
      maybe('refs', fc.constant('2'), 5),
      maybe('after', fc.constantFrom('6', '668', '0', '0@0,6@1500ms', '31'), 2),
      maybe('guid', fc.constant('none'), 6),
      maybe('owner', fc.constantFrom('other', 'unknown'), 8),
      whileDraining,
      maybe('listed-late', fc.constantFrom('40ms', '900ms', '4s'), 4),
      maybe('status-blocks', fc.constantFrom('20ms', '4s'), 8),
      maybe('drain-states', fc.constantFrom('0x2001@20ms', '0x3333@1s'), 4),
      maybe('returns', fc.constantFrom('0', '300ms', '3s'), 6),
      maybe('ends', fc.constantFrom('700ms', '5s'), 8),
    )
    .map((keys) => `connection id=${name} name=${name} type=isdn${keys.join('')}`)

const links = (of: string) =>
  fc
    .array(
      fc
        .tuple(
          drain.map((value) => ` drain=${value}`),
          codes.map((value) => ` hangup-codes=${value}`),
          maybe('hangup-blocks', fc.constantFrom('30ms', '4s', 'never'), 10),
          maybe('connected', fc.constant('no'), 5),
          maybe('witness', fc.constantFrom('lie', '31', '87'), 4),
          maybe('witness-late', fc.constantFrom('50ms', '2s'), 4),
          maybe('returns', fc.constantFrom('200ms', '3s'), 8),
        )
        .map((keys) => keys.join('')),
      { minLength: 2, maxLength: 3 },
    )
    .map((each) => each.map((keys, at) => `link of=${of} index=${at + 1}${keys}`).join('\n'))

const faults = fc.option(
  fc.constantFrom(
    'call name=RasEnumConnectionsW code=711 from=1s for=3s',
    'call name=RasEnumConnectionsW blocks=15s from=500ms times=1',
    'call name=RasEnumConnectionsW blocks=700ms from=200ms for=4s',
    'call name=RasEnumConnectionsW blocks=never from=2s times=1',
    'call name=RasEnumConnectionsW blocks=never from=12s',
    'call name=RasGetSubEntryHandleW code=1722 from=1s for=2s',
    'call name=RasGetSubEntryHandleW blocks=6s from=300ms times=1',
    'call name=RasGetSubEntryHandleW blocks=never from=1s times=1',
    'call name=RasGetConnectStatusW blocks=8s from=1s times=2',
    'call name=* blocks=30ms',
  ),
  { nil: '', freq: 4 },
)

/** The third is up from the start, or comes up with the handle of one that has ended, or when somebody dials it. */
const third = fc.constantFrom('up', 'up', 'up', 'heir of a', 'heir of b', 'dialled')

export const scenario = fc
  .tuple(
    fc.constantFrom('each', 'each', 'once', 'never'),
    connection('a'),
    connection('b'),
    links('b'),
    connection('c'),
    third,
    faults,
  )
  .map(([events, a, b, bundle, c, arrival, fault]) =>
    [
      `${HEADER.trim()} events=${events}`,
      `${a}${arrival === 'heir of a' ? ' recycled-by=c' : ''}`,
      `${b}${arrival === 'heir of b' ? ' recycled-by=c' : ''}`,
      bundle,
      `${c}${arrival === 'up' ? '' : ' appears=never'}`,
      fault,
    ]
      .filter((line) => line !== '')
      .join('\n'),
  )
