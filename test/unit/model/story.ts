import fc from 'fast-check'
import { HEADER } from '../../fixtures/engine-harness.ts'

/** What happens in one run: a scenario, then deeds of the user and of other programs with time between them. */
export interface Story {
  readonly scenario: string
  readonly deeds: readonly Deed[]
}

export type Deed =
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'hang-up'; readonly id: string; readonly link: number | null }
  | { readonly do: 'hang-up-all' }
  | { readonly do: 'again' | 'keep-waiting'; readonly id: string; readonly link: number | null }
  | { readonly do: 'show'; readonly shown: boolean }
  /** Another program. */
  | { readonly do: 'other-hangs-up' | 'drop'; readonly id: string; readonly link: number | null }
  | { readonly do: 'other-dials'; readonly id: string; readonly onHandleOf: string | null }

const IDS = ['a', 'b', 'c'] as const
const id = fc.constantFrom(...IDS)
const link = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null, freq: 2 })

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

const connection = (name: string) =>
  fc
    .tuple(
      drain.map((value) => ` drain=${value}`),
      codes.map((value) => ` hangup-codes=${value}`),
      maybe('hangup-blocks', fc.constantFrom('30ms', '4s', '12s', 'never'), 8),
      maybe('refs', fc.constant('2'), 5),
      maybe('after', fc.constantFrom('6', '668', '0', '0@0,6@1500ms', '31'), 2),
      maybe('listed', fc.constant('no'), 4),
      maybe('listed-late', fc.constantFrom('40ms', '900ms', '4s'), 4),
      maybe('status-codes', fc.constantFrom('0,31,0', '1722', '8,0'), 6),
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
          maybe('connected', fc.constant('no'), 5),
          maybe('witness', fc.constantFrom('lie', '31', '87'), 4),
          maybe('witness-late', fc.constantFrom('50ms', '2s'), 4),
        )
        .map((keys) => keys.join('')),
      { minLength: 2, maxLength: 3 },
    )
    .map((each) => each.map((keys, at) => `link of=${of} index=${at + 1}${keys}`).join('\n'))

const faults = fc.option(
  fc.constantFrom(
    'call name=RasEnumConnectionsW code=711 from=1s for=3s',
    'call name=RasEnumConnectionsW blocks=15s from=500ms times=1',
    'call name=RasGetSubEntryHandleW code=1722 from=1s for=2s',
    'call name=* blocks=30ms',
  ),
  { nil: '', freq: 4 },
)

const scenario = fc
  .tuple(
    fc.constantFrom('each', 'once', 'never'),
    connection('a'),
    connection('b'),
    links('b'),
    connection('c'),
    faults,
  )
  .map(([events, a, b, bundle, c, fault]) =>
    [`${HEADER.trim()} events=${events}`, a, b, bundle, c, fault].filter((line) => line !== '').join('\n'),
  )

const wait = fc
  .constantFrom(0, 1, 9, 40, 300, 999, 1001, 2000, 3100, 7000, 12_000)
  .map((ms): Deed => ({ do: 'wait', ms }))

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: wait },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('hang-up' as const), id, link }) },
  { weight: 1, arbitrary: fc.constant<Deed>({ do: 'hang-up-all' }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('again' as const, 'keep-waiting' as const), id, link }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('show' as const), shown: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('other-hangs-up' as const, 'drop' as const), id, link }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('other-dials' as const), id, onHandleOf: fc.option(id, { nil: null }) }),
  },
)

export const story: fc.Arbitrary<Story> = fc.record({
  scenario,
  deeds: fc.array(deed, { minLength: 2, maxLength: 24 }),
})

/** A counter-example as a person reads it. */
export function tell({ scenario: text, deeds }: Story): string {
  const lines = deeds.map((one) => {
    switch (one.do) {
      case 'wait':
        return `wait ${one.ms} ms`
      case 'hang-up-all':
        return 'hang up all'
      case 'show':
        return one.shown ? 'open a view' : 'close the view'
      case 'other-dials':
        return `another program dials ${one.id}${one.onHandleOf === null ? '' : ` on the handle of ${one.onHandleOf}`}`
      default:
        return `${one.do} ${one.id}${one.link === null ? '' : ` link ${one.link}`}`
    }
  })
  return [text, ...lines].join('\n')
}
