import type { ProgramEnd } from './wine-node.ts'

/** Prints each case that failed or was skipped, how many there were of each kind, and how many passed; 0 = none failed. */
export function reportResults(what: string, { code, results, said }: ProgramEnd): number {
  const kinds = [...results.matchAll(/^cases (\d+) (.*)$/gm)]
  const cases = kinds.reduce((sum, [, count]) => sum + Number(count), 0)
  const passed = results.match(/^passed /gm)?.length ?? 0
  const skipped = results.match(/^skipped .*/gm) ?? []
  // A program that died before it could say how many there are has failed once.
  const failed = Math.max(cases, 1) - passed - skipped.length
  for (const line of skipped) console.log(`  ${line}`)
  if (failed !== 0 || code !== 0) console.error(`${results}\n${said}`)
  console.log(`${what}: ${kinds.map(([, count, kind]) => `${count} ${kind}`).join(', ')}`)
  const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : ''
  console.log(`${what}: ${passed} passed, ${failed} failed${tail} (exit code ${code})`)
  return failed === 0 && code === 0 ? 0 : 1
}

/** For a suite that cannot run here: counts as one that was skipped. */
export function reportSkipped(what: string, why: string): number {
  console.log(`${what}: 0 passed, 0 failed, 1 skipped: ${why}`)
  return 0
}
