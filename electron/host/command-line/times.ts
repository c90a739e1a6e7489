const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  sec: 1_000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

/** "500ms", "60s", "1.5min", "2h", "7d" as ms; a bare number is seconds. Null: none of these. */
export function durationIn(text: string): number | null {
  const [, number, unit = 's'] = /^(\d{1,9}(?:\.\d{1,3})?)([a-z]+)?$/i.exec(text) ?? []
  const ms = UNITS[unit.toLowerCase()]
  return number === undefined || ms === undefined ? null : Math.round(Number(number) * ms)
}

/**
 * A point in time as ms since 1970: a date or a time of this PC's zone ("2026-11-27", "2026-11-27T18:40"), one with its own
 * zone ("…Z", "…+01:00"), "now", "today", "yesterday", or how long ago ("36h"). Null: none of these.
 */
export function momentIn(text: string, now: number): number | null {
  const midnight = new Date(now)
  midnight.setHours(0, 0, 0, 0)
  switch (text.toLowerCase()) {
    case 'now':
      return now
    case 'today':
      return midnight.getTime()
    case 'yesterday':
      return new Date(midnight).setDate(midnight.getDate() - 1)
  }
  const ago = /[a-z]$/i.test(text) && !/z$/i.test(text) ? durationIn(text) : null
  if (ago !== null) return now - ago
  const [, date, time = ''] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:?\d{2})?))?$/i.exec(text) ?? []
  if (date === undefined) return null
  // A date alone would be read as one of UTC.
  const at = Date.parse(`${date}T${time === '' ? '00:00' : time}`)
  return Number.isNaN(at) || !sameDay(date) ? null : at
}

/** The 31st of June would be read as the 1st of July. */
function sameDay(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)
}
