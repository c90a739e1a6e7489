import { isIP } from 'node:net'
import type { TimedCode, Witness } from './scenario.ts'

/** A value as it was meant, or a sentence's end that says what is allowed. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly allowed: string }

export type Reader<T> = (raw: string) => Read<T>

const value = <T>(it: T): Read<T> => ({ ok: true, value: it })
const allowed = (sentence: string): Read<never> => ({ ok: false, allowed: sentence })

export const UINT32_MAX = 0xffff_ffff

/** Text of at most `units` UTF-16 units. NUL would end it early in the library. */
export const text =
  (units: number): Reader<string> =>
  (raw) => {
    if (raw.includes('\0')) return allowed('text without \\u0000')
    return raw.length <= units ? value(raw) : allowed(`text of at most ${units} UTF-16 units (this has ${raw.length})`)
  }

/** A name within the file. */
export const word: Reader<string> = (raw) => (raw === '' ? allowed('a name') : text(64)(raw))

export const oneOf =
  <const W extends readonly string[]>(...words: W): Reader<W[number]> =>
  (raw) => {
    const found = words.find((word) => word === raw)
    return found === undefined ? allowed(words.join(', ')) : value(found)
  }

export const yesNo: Reader<boolean> = (raw) =>
  raw === 'yes' || raw === 'no' ? value(raw === 'yes') : allowed('yes or no')

const NUMBER = /^(?:\d{1,20}|0x[0-9A-Fa-f]{1,16})$/

export const whole =
  (least: number, most: number): Reader<number> =>
  (raw) => {
    const number = NUMBER.test(raw) ? Number(raw) : Number.NaN
    return number >= least && number <= most ? value(number) : allowed(`a whole number from ${least} to ${most}`)
  }

export const uint32 = whole(0, UINT32_MAX)

/** HRASCONN: not NULL, not INVALID_HANDLE_VALUE. */
export const handle: Reader<bigint> = (raw) => {
  const number = NUMBER.test(raw) ? BigInt(raw) : 0n
  return number > 0n && number < 0xffff_ffff_ffff_ffffn
    ? value(number)
    : allowed('a handle from 1 to 0xfffffffffffffffe')
}

const TIME = /^(\d{1,9}(?:\.\d{1,6})?)(ms|s|min|h)$/
const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 }

/** ms to the microsecond. */
export const time: Reader<number> = (raw) => {
  if (raw === '0') return value(0)
  const [, number, unit] = TIME.exec(raw) ?? []
  const scale = UNIT_MS[unit ?? '']
  if (number === undefined || scale === undefined) return allowed('a time such as 0, 250ms, 1.7s, 12min or 41h')
  return value(Math.round(Number(number) * scale * 1000) / 1000)
}

export const timeOrNever: Reader<number> = (raw) => {
  if (raw === 'never') return value(Number.POSITIVE_INFINITY)
  const read = time(raw)
  return read.ok ? read : allowed(`${read.allowed}, or never`)
}

export const address: Reader<string> = (raw) =>
  raw === '' || isIP(raw) !== 0 ? value(raw) : allowed('an IPv4 or IPv6 address, or ""')

export const codes: Reader<readonly number[]> = (raw) => {
  const list: number[] = []
  for (const part of raw.split(',')) {
    const read = uint32(part)
    if (!read.ok) return allowed('codes with commas between them, such as 616,616,0')
    list.push(read.value)
  }
  return value(list)
}

/** A code without a time is one at 0. */
const timed = (raw: string): readonly TimedCode[] | null => {
  const list: TimedCode[] = []
  for (const part of raw.split(',')) {
    const [code = '', at, ...rest] = part.split('@')
    const readCode = uint32(code)
    const readAt = at === undefined ? value(0) : time(at)
    if (!readCode.ok || !readAt.ok || rest.length > 0) return null
    const last = list.at(-1)
    if (last !== undefined && readAt.value <= last.at) return null
    list.push({ code: readCode.value, at: readAt.value })
  }
  return list
}

/** `0@0,6@2s`, rising, the first at 0. */
export const codesFromEnd: Reader<readonly TimedCode[]> = (raw) => {
  const list = timed(raw)
  return list?.[0]?.at === 0 ? value(list) : allowed('codes with rising times, the first at 0, such as 0@0,6@2s')
}

/** `0x2001@400ms,…`, rising. */
export const statesFromHangUp: Reader<readonly TimedCode[]> = (raw) => {
  const list = timed(raw)
  return list === null ? allowed('states with rising times, such as 3@0,0x2001@400ms') : value(list)
}

export const witness: Reader<Witness> = (raw) => {
  if (raw === 'honest' || raw === 'lie') return value({ kind: raw })
  const read = uint32(raw)
  return read.ok ? value({ kind: 'code', code: read.value }) : allowed('honest, lie or a code')
}
