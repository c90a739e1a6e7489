/** Whether two values that came as JSON say the same. Ten times a second it goes through every link: it makes nothing. */
export function deepEqual(one: unknown, other: unknown): boolean {
  return alike(one, other, null)
}

/** The same, however much traffic there is: only whether it is counted. */
export function deepEqualButTraffic(one: unknown, other: unknown): boolean {
  return alike(one, other, 'traffic')
}

function alike(one: unknown, other: unknown, but: string | null): boolean {
  if (Object.is(one, other)) return true
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false
    for (let at = 0; at < one.length; at += 1) if (!alike(one[at], other[at], but)) return false
    return true
  }
  if (!isObject(one) || !isObject(other) || Array.isArray(other)) return false
  let count = 0
  // What one has and the other has not is undefined there, which nothing in JSON is.
  for (const key in one) {
    if (key === but ? (one[key] === null) !== (other[key] === null) : !alike(one[key], other[key], but)) return false
    count += 1
  }
  for (const _ in other) count -= 1
  return count === 0
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
