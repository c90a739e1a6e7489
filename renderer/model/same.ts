/** Whether two values that came as JSON say the same. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const parts = Object.entries(one)
  const others: ReadonlyMap<string, unknown> = new Map(Object.entries(other))
  return parts.length === others.size && parts.every(([key, part]) => others.has(key) && same(part, others.get(key)))
}
