import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** How often a line of progress is written where it cannot be written over, ms. */
const PROGRESS_MS = 10_000

/** What a benchmark says on the terminal; the lines are kept for its report. */
export function createOutput() {
  /** @type {string[]} */
  const lines = []
  let progressShown = false
  let progressAt = 0
  return {
    lines,
    /** @param {string} line */
    print(line) {
      if (progressShown) process.stderr.write('\r\x1b[K')
      progressShown = false
      lines.push(line)
      console.log(line)
    },
    /** @param {string} line */
    progress(line) {
      if (process.stderr.isTTY) {
        process.stderr.write(`\r\x1b[K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`)
        progressShown = true
      } else if (Date.now() - progressAt > PROGRESS_MS) {
        console.error(`… ${line}`)
        progressAt = Date.now()
      }
    },
  }
}

/**
 * Writes the data, and beside it what was printed.
 * @param {string} json
 * @param {{ readonly name: string }} written
 * @param {readonly string[]} lines
 * @returns {string} the second file
 */
export function writeReport(json, written, lines) {
  const markdown = json.replace(/(\.json)?$/, '.md')
  mkdirSync(dirname(json), { recursive: true })
  writeFileSync(json, `${JSON.stringify(written)}\n`)
  writeFileSync(markdown, asMarkdown(`# ${written.name}`, lines))
  return markdown
}

/**
 * Tables as they are, everything else as it stood in the terminal.
 * @param {string} heading
 * @param {readonly string[]} lines
 */
function asMarkdown(heading, lines) {
  let fenced = false
  const text = [heading, '']
  for (const line of lines) {
    const plain = line !== '' && !/^(\||#)/.test(line)
    if (plain !== fenced && (plain || line !== '')) {
      text.push(plain ? '\n```' : '```\n')
      fenced = plain
    }
    text.push(line)
  }
  return `${[...text, ...(fenced ? ['```'] : [])].join('\n').replaceAll(/\n{3,}/g, '\n\n')}\n`
}
