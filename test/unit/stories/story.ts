import fc from 'fast-check'
import type { DiskMood } from './disk.ts'
import type { KillPoint } from './program.ts'
import { scenario } from './scenario.ts'

/** What happens in one run: a scenario, then deeds of the user, of other programs and of the machine with time between them. */
export interface Story {
  readonly scenario: string
  /** Calls that may block at once. */
  readonly threads: number | null
  readonly deeds: readonly Deed[]
}

export type Deed =
  | { readonly do: 'wait'; readonly ms: number }
  | {
      readonly do: 'hang-up' | 'again' | 'keep-waiting' | 'leave-it'
      readonly id: string
      readonly link: number | null
    }
  /** The user waits until it is stuck, and then no longer. */
  | { readonly do: 'give-up'; readonly id: string; readonly link: number | null }
  | { readonly do: 'hang-up-all' }
  | { readonly do: 'show'; readonly shown: boolean }
  /** Another program, or the line itself. */
  | { readonly do: 'other-hangs-up' | 'drop'; readonly id: string; readonly link: number | null }
  | { readonly do: 'other-dials'; readonly id: string; readonly onHandleOf: string | null }
  /** The event loop is held up. */
  | { readonly do: 'leap'; readonly ms: number }
  /** The machine sleeps; what was connected may be gone when it wakes. */
  | { readonly do: 'sleep'; readonly ms: number; readonly drops: readonly string[] }
  | { readonly do: 'service'; readonly running: boolean }
  | { readonly do: 'disk'; readonly mood: DiskMood }
  /** The write that is under way lands, or does not. */
  | { readonly do: 'kill'; readonly landing: boolean }
  /** As soon as the program comes to that point. */
  | { readonly do: 'kill-at'; readonly point: KillPoint }
  /** The user leaves while teardowns run, and starts the program again. */
  | { readonly do: 'leave-program' }

const IDS = ['a', 'b', 'c'] as const
const id = fc.constantFrom(...IDS)
const link = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null, freq: 2 })

const wait = fc
  .constantFrom(0, 1, 9, 40, 300, 999, 1001, 2000, 3100, 7000, 12_000)
  .map((ms): Deed => ({ do: 'wait', ms }))

const doesTo = <D extends string>(...deeds: readonly D[]) => fc.record({ do: fc.constantFrom(...deeds), id, link })

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 24, arbitrary: wait },
  { weight: 20, arbitrary: doesTo('hang-up') },
  { weight: 4, arbitrary: fc.constant<Deed>({ do: 'hang-up-all' }) },
  { weight: 8, arbitrary: doesTo('again', 'keep-waiting') },
  { weight: 2, arbitrary: doesTo('leave-it') },
  { weight: 4, arbitrary: doesTo('give-up') },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('show' as const), shown: fc.boolean() }) },
  { weight: 8, arbitrary: doesTo('other-hangs-up', 'drop') },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('other-dials' as const), id, onHandleOf: fc.option(id, { nil: null }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('leap' as const), ms: fc.constantFrom(15, 400, 2_500, 11_000) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('sleep' as const),
      ms: fc.constantFrom(4_000, 3_600_000),
      drops: fc.subarray([...IDS]),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('service' as const), running: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('disk' as const),
      mood: fc.constantFrom<DiskMood>('instant', 'steady', 'steady', 'slow', 'full'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('kill' as const), landing: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('kill-at' as const),
      point: fc.constantFrom<KillPoint>('before-call', 'called', 'promise-kept', 'receipt-kept', 'journal-cleared'),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Deed>({ do: 'leave-program' }) },
)

export const story: fc.Arbitrary<Story> = fc.record({
  scenario,
  threads: fc.option(fc.constantFrom(2, 4), { nil: null, freq: 8 }),
  deeds: fc.array(deed, { minLength: 2, maxLength: 24 }),
})
