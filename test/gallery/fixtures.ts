import { readFileSync, writeFileSync } from 'node:fs'
import type { Recording } from './stage.ts'
import type { Story } from './story.ts'

/**
 * Recordings lie beside this file; a bundle of it lies elsewhere, so that the folder is named from the repository's root,
 * where every script runs.
 */
const FOLDER = 'test/gallery/fixtures'

export function readRecording({ id }: Story): Recording {
  return JSON.parse(readFileSync(`${FOLDER}/${id}.json`, 'utf8'))
}

export function writeRecording({ id }: Story, recording: Recording): void {
  writeFileSync(`${FOLDER}/${id}.json`, textOf(recording))
}

/** One line a row, so that a change can be read where it happened. */
export function textOf(recording: Recording): string {
  return `${linesOf(recording, 0)}\n`
}

/** So deep the text is broken into lines: below that are the rows. */
const DEPTH = 3

function linesOf(value: unknown, depth: number): string {
  if (depth >= DEPTH || typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = ' '.repeat(depth + 1)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const parts = Array.isArray(value)
    ? value.map((each) => linesOf(each, depth + 1))
    : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${linesOf(each, depth + 1)}`)
  if (parts.length === 0) return `${open}${close}`
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${' '.repeat(depth)}${close}`
}
