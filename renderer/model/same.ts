/** Whether two values that came as JSON say the same. Ten times a second it goes through every link: it makes nothing. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (Array.isArray(one))
    return Array.isArray(other) && one.length === other.length && one.every((part, at) => same(part, other[at]))
  if (!isObject(one) || !isObject(other) || Array.isArray(other)) return false
  let count = 0
  for (const key in one) {
    if (!(key in other) || !same(one[key], other[key])) return false
    count += 1
  }
  for (const _ in other) count -= 1
  return count === 0
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
