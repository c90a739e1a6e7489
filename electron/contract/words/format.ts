/** What stands between the parts of an enumeration that is no sentence. */
export interface Joints {
  /** Short facts on one line: "Connected · 12 min". */
  readonly facts: string
  /** Facts in brackets: "(yours, VPN)". */
  readonly series: string
  /** Whole sentences one after the other. */
  readonly sentences: string
}

/**
 * Numbers as people of one locale read them. Units are symbols (s, min, kbit/s), the same in every language. Each method
 * that makes one value into text is also a kind of place in a message: `{ms:duration}`.
 */
export interface Formats {
  number(value: number): string
  /** A code or number of Windows: digits alone, as one searches for it. */
  code(value: number): string
  /** ms as "12 s", "12 min", "4 h 5 min", "2 d 4 h": at most two units, the smaller one never rounded up. */
  duration(ms: number): string
  /** ms as "1.4 s" below ten seconds, as `duration` from there: for what is being waited for. */
  elapsed(ms: number): string
  /** ms as "38 ms" below a second, as `elapsed` from there: for what happened when. */
  moment(ms: number): string
  /** ms as "0.3 ms" below ten, as `moment` from there: for what a computer does. */
  precise(ms: number): string
  /** ms since 1970 as "22 Nov 2026, 18:40:12", in the time zone of this PC. */
  date(epoch: number): string
  /** ms since 1970 as "18:40:12.345". */
  clock(epoch: number): string
  /** ms since 1970 as "18:40". */
  time(epoch: number): string
  /** ms as "1.2 seconds", to be read aloud. */
  spokenSeconds(ms: number): string
  /** ms as "12 seconds", the part of a second left out. */
  wholeSeconds(ms: number): string
  /** bit/s as "3.2 Mbit/s". */
  rate(bitsPerSecond: number): string
  /** bytes as "1.8 MB" (1 MB = 1,000,000 bytes). */
  bytes(bytes: number): string
  /** "a, b and c" */
  list(parts: readonly string[]): string
  facts(parts: readonly string[]): string
  series(parts: readonly string[]): string
  sentences(parts: readonly string[]): string
  /** The plural category of the language that a count falls into. */
  category(count: number): Intl.LDMLPluralRule
}

const PLAIN_JOINTS: Joints = { facts: ' · ', series: ', ', sentences: ' ' }

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const RATE_UNITS = ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s', 'Tbit/s'] as const
const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** Intl's own short units differ by language in ways nobody reads ("kb/s", "Sek."): numbers are Intl's, symbols are SI's. */
export function createFormats(locale: string, joints: Joints = PLAIN_JOINTS): Formats {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const upToTenth = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const seconds = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  })
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' })
  const times = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const clocks = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  })
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' })
  const rules = new Intl.PluralRules(locale)

  const two = (high: number, highUnit: string, low: number, lowUnit: string): string =>
    low === 0
      ? `${whole.format(high)} ${highUnit}`
      : `${whole.format(high)} ${highUnit} ${whole.format(low)} ${lowUnit}`

  const duration = (ms: number): string => {
    const time = atLeastZero(ms)
    if (time < MINUTE) return `${whole.format(Math.floor(time / SECOND))} s`
    if (time < HOUR) return `${whole.format(Math.floor(time / MINUTE))} min`
    if (time < DAY) return two(Math.floor(time / HOUR), 'h', Math.floor((time % HOUR) / MINUTE), 'min')
    return two(Math.floor(time / DAY), 'd', Math.floor((time % DAY) / HOUR), 'h')
  }

  const elapsed = (ms: number): string => {
    const time = atLeastZero(ms)
    return time < 9950 ? `${tenths.format(time / SECOND)} s` : duration(Math.max(time, 10 * SECOND))
  }

  const moment = (ms: number): string => (atLeastZero(ms) < 999.5 ? `${whole.format(atLeastZero(ms))} ms` : elapsed(ms))

  /** One decimal below ten keeps the text from jumping in width; a plain count of bits or bytes has none. */
  const scaled = (value: number, units: readonly string[]): string => {
    let rest = atLeastZero(value)
    let step = 0
    while (Math.round(rest * 10) / 10 >= 1000 && step < units.length - 1) {
      rest /= 1000
      step += 1
    }
    const digits = step === 0 || rest >= 99.95 ? whole : rest < 9.95 ? tenths : upToTenth
    return `${digits.format(rest)} ${units[step] ?? ''}`
  }

  return {
    number: (value) => whole.format(value),
    code: String,
    duration,
    elapsed,
    moment,
    precise: (ms) => (atLeastZero(ms) < 9.95 ? `${tenths.format(atLeastZero(ms))} ms` : moment(ms)),
    date: (epoch) => (isDate(epoch) ? dates.format(epoch) : NO_DATE),
    time: (epoch) => (isDate(epoch) ? times.format(epoch) : NO_DATE),
    clock: (epoch) => (isDate(epoch) ? clocks.format(epoch) : NO_DATE),
    spokenSeconds: (ms) => seconds.format(atLeastZero(ms) / SECOND),
    wholeSeconds: (ms) => seconds.format(Math.floor(atLeastZero(ms) / SECOND)),
    rate: (bitsPerSecond) => scaled(bitsPerSecond, RATE_UNITS),
    bytes: (bytes) => scaled(bytes, BYTE_UNITS),
    list: (parts) => conjunction.format(parts),
    facts: (parts) => parts.join(joints.facts),
    series: (parts) => parts.join(joints.series),
    sentences: (parts) => parts.join(joints.sentences),
    category: (count) => rules.select(count),
  }
}

const NO_DATE = '–'

/** ms since 1970 that a calendar has: a damaged record may hold anything. */
function isDate(epoch: number): boolean {
  return Number.isFinite(epoch) && Math.abs(epoch) <= 8.64e15
}

/** What cannot be a measure (negative, NaN) is shown as nothing passed, not as nonsense. */
function atLeastZero(value: number): number {
  return value > 0 && Number.isFinite(value) ? value : 0
}
