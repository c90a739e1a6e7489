import { ONHOOK } from './onhook.ts'
import type { Sum } from './play.ts'
import type { Situation } from './situations.ts'
import { STRATEGIES } from './strategies.ts'

export const titleOf = (strategy: string): string =>
  strategy === ONHOOK ? '**OnHook**' : (STRATEGIES.find(({ id }) => id === strategy)?.title ?? strategy)

/** Tables in Markdown: what people read in a terminal is what stands in the documents. The first `texts` columns are words. */
function table(heads: readonly string[], rows: readonly (readonly string[])[], texts: number): readonly string[] {
  const widths = heads.map((head, at) => Math.max(3, head.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const pad = (cell: string, at: number): string =>
    at < texts ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)
  const line = (cells: readonly string[]): string => `| ${cells.map(pad).join(' | ')} |`
  const rule = widths.map((width, at) => (at < texts ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  return [line(heads), line(rule), ...rows.map(line)]
}

const ms = (value: number): string => (value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(1)} ms`)

/** One line a strategy, over all situations. */
export function overall(sums: readonly Sum[]): readonly string[] {
  const heads = [
    'all situations',
    'times',
    'right',
    'lies',
    'said it does not know',
    'never a word',
    'hung up others',
    'delay p50',
    'p95',
    'max',
    'RAS calls',
    'CPU s',
    'CPU while waiting',
  ]
  const rows = sums.map((sum) => [
    titleOf(sum.strategy),
    `${sum.times}`,
    `${sum.right}`,
    `${sum.lies}`,
    `${sum.told}`,
    `${sum.neverEnded}`,
    `${sum.wrongVictims}`,
    ...delays(sum),
    `${sum.callsInAll}`,
    sum.cpuSeconds.toFixed(1),
    `${sum.cpuPercent.toFixed(1)} %`,
  ])
  return table(heads, rows, 1)
}

/** One table a situation, the strategies below each other. */
export function perSituation(where: readonly Situation[], each: readonly Sum[]): readonly string[] {
  const heads = ['', 'what it said', 'delay p50', 'p95', 'max', 'calls', 'CPU while waiting']
  return where.flatMap((one) => {
    const rows = each
      .filter((sum) => sum.situation === one.id)
      .map((sum) => [
        titleOf(sum.strategy),
        words(sum),
        ...delays(sum),
        `${sum.calls}`,
        `${sum.cpuPercent.toFixed(1)} %`,
      ])
    return [`### ${one.title}`, '', ...table(heads, rows, 2), '']
  })
}

function delays({ delayMs }: Sum): readonly string[] {
  return delayMs === null ? ['–', '–', '–'] : [ms(delayMs.p50), ms(delayMs.p95), ms(delayMs.max)]
}

/** "right", or what else it did and how often. */
function words(sum: Sum): string {
  const parts = [
    part(sum.right, 'right', sum),
    part(sum.lies, sum.earliestMs === null ? 'LIE' : `LIE, up to ${ms(sum.earliestMs)} early`, sum),
    part(sum.told, `does not know (${sum.words.join(', ')})`, sum),
    part(sum.neverEnded, 'NEVER a word', sum),
    part(sum.wrongVictims, 'HUNG UP ANOTHER', sum),
  ]
  return parts.filter((each) => each !== '').join('; ')
}

function part(count: number, what: string, { times }: Sum): string {
  if (count === 0) return ''
  return count === times ? what : `${count} of ${times} ${what}`
}
