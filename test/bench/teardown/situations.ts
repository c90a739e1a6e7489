/** What the connections do that every way of hanging up is tried on, in the form of docs/scenarios.md. */

export interface Situation {
  readonly id: string
  readonly title: string
  /** One-based link that is hung up; null = the whole connection. */
  readonly link: number | null
  /** How often in a full run; a few take long, and all of them say the same each time. */
  readonly times: number
  /** The world of one repetition, `at` of `times`. What is hung up is named "target". */
  scenario(at: number, times: number): string
}

/**
 * A second RasHangUp on a connection that has no reference left says 668, as those expect it who call until it does. Where
 * nothing else is said RasGetConnectStatus says 6 from the true end on.
 */
const ONCE = 'hangup-codes=0,668'

const whole =
  (...keys: readonly string[]) =>
  (): string =>
    `connection id=target ${[ONCE, ...keys].join(' ')}`

const bundle = (link: string) => (): string =>
  [
    'connection id=target type=isdn',
    'link of=target index=1 device="ISDN channel 1"',
    `link of=target index=2 device="ISDN channel 2" hangup-codes=0,668 ${link}`,
  ].join('\n')

/** Spread evenly, so that polls and ends do not keep step. */
const spread = (from: number, to: number) => (at: number, times: number) =>
  `connection id=target ${ONCE} drain=${Math.round(from + ((to - from) * (at + 0.5)) / times)}ms`

export const SITUATIONS: readonly Situation[] = [
  { id: 'quick', title: 'gone after 10–90 ms', link: null, times: 20, scenario: spread(10, 90) },
  { id: 'usual', title: 'gone after 0.3–2 s', link: null, times: 20, scenario: spread(300, 2000) },
  { id: 'long', title: 'gone after 8 s', link: null, times: 4, scenario: whole('drain=8s') },
  { id: 'never', title: 'never gone', link: null, times: 2, scenario: whole('drain=never') },
  {
    id: 'no-connection',
    title: '668 instead of 6 after the end',
    link: null,
    times: 4,
    scenario: whole('drain=700ms after=668@0'),
  },
  {
    id: 'no-code',
    title: 'no code at all after the end: the status stays 0',
    link: null,
    times: 3,
    scenario: whole('drain=700ms after=0@0'),
  },
  {
    id: 'recycled',
    title: 'the number is given to another connection at the end',
    link: null,
    times: 5,
    scenario: () =>
      [`connection id=target ${ONCE} drain=700ms recycled-by=other`, 'connection id=other appears=never'].join('\n'),
  },
  {
    id: 'references',
    title: 'two references: the first hang-up ends nothing',
    link: null,
    times: 3,
    scenario: () => 'connection id=target refs=2 hangup-codes=0,0,668 drain=700ms',
  },
  {
    id: 'link-lie',
    title: 'one link; its witness says “connected” for ever',
    link: 2,
    times: 3,
    scenario: bundle('drain=600ms witness=lie'),
  },
  { id: 'link', title: 'one link; its witness is honest', link: 2, times: 5, scenario: bundle('drain=600ms') },
  {
    id: 'blocked',
    title: 'RasHangUp returns after 4 s, the end came at 0.8 s',
    link: null,
    times: 4,
    scenario: whole('drain=800ms hangup-blocks=4s'),
  },
  {
    id: 'returns',
    title: 'up again 0.3 s after the end, as another connection',
    link: null,
    times: 8,
    scenario: whole('drain=700ms returns=300ms'),
  },
]

export function situation(id: string): Situation {
  const known = SITUATIONS.find((each) => each.id === id)
  if (known === undefined) {
    throw new Error(`There is no situation "${id}". There are: ${SITUATIONS.map((each) => each.id).join(', ')}.`)
  }
  return known
}
