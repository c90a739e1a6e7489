/** The smallest value that at least `p` per cent of the values do not exceed; 100 = the largest. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)
  return sorted[at] ?? Number.NaN
}
