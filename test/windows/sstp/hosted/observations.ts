import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const FOLDER = fileURLToPath(new URL('../../../../out/test/sstp-hosted/', import.meta.url))

/** After a failure Playwright goes on in a new process, which begins from the start: it must not write over the old one's. */
export const WORKER = process.env['TEST_WORKER_INDEX'] ?? '0'

/** What a run on a real Windows has seen, as a table and as data; kept as an artifact, whatever becomes of the tests. */
export class Observations {
  readonly #began = performance.now()
  readonly #rows: { readonly at: number; readonly what: string; readonly value: unknown }[] = []

  note(what: string, value: unknown): void {
    this.#rows.push({ at: Math.round(performance.now() - this.#began), what, value })
  }

  /** Writes what there is so far; cheap enough to be done after each test. */
  write(): void {
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(path.join(FOLDER, `observations-${WORKER}.json`), `${JSON.stringify(this.#rows, null, 2)}\n`)
    writeFileSync(path.join(FOLDER, `observations-${WORKER}.md`), asTable(this.#rows))
  }
}

export function asTable(
  rows: readonly { readonly at: number; readonly what: string; readonly value: unknown }[],
): string {
  const cell = (value: unknown): string => {
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
    return text.replace(/\s+/g, ' ').replace(/\|/g, '\\|').trim()
  }
  const lines = rows.map(({ at, what, value }) => `| ${at} | ${cell(what)} | ${cell(value)} |`)
  return ['| ms | what | seen |', '| ---: | --- | --- |', ...lines, ''].join('\n')
}
