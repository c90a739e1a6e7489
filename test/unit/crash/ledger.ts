import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Word } from './message.ts'

/** What the two files hold, read without the code under test. */
export interface Ledger {
  /** Promises by their ids: whose they are, and whether an end line follows. */
  readonly promises: ReadonlyMap<string, { readonly name: string; readonly open: boolean }>
  /** Receipts by the ids of their teardowns. */
  readonly receipts: ReadonlyMap<string, readonly { readonly name: string; readonly phase: string }[]>
  /** Whole lines that are no JSON. */
  readonly broken: readonly string[]
}

/** `others`: lines that are none of ours. */
export function readLedger(folder: string, others: ReadonlySet<string> = new Set()): Ledger {
  const broken: string[] = []
  const records = (file: string): readonly Record<string, unknown>[] =>
    wholeLines(path.join(folder, file)).flatMap((line) => {
      if (others.has(line)) return []
      try {
        return [JSON.parse(line)]
      } catch {
        broken.push(`${file}: ${line}`)
        return []
      }
    })

  const promises = new Map<string, { readonly name: string; readonly open: boolean }>()
  for (const record of records('journal.jsonl')) {
    if (typeof record['begin'] === 'string') promises.set(record['begin'], { name: nameIn(record), open: true })
    else if (typeof record['end'] === 'string') {
      const promise = promises.get(record['end'])
      if (promise !== undefined) promises.set(record['end'], { ...promise, open: false })
    }
  }
  const receipts = new Map<string, { readonly name: string; readonly phase: string }[]>()
  for (const record of records('receipts.jsonl')) {
    const id = String(record['id'])
    const { phase } = record['outcome'] as { readonly phase: string }
    receipts.set(id, [...(receipts.get(id) ?? []), { name: nameIn(record), phase }])
  }
  return { promises, receipts, broken }
}

/** What the child knew to be kept, or announced, and what is not there. */
export function missing(words: readonly Word[], { promises, receipts }: Ledger): readonly string[] {
  const names = new Set([...promises.values(), ...[...receipts.values()].flat()].map((each) => each.name))
  return words.flatMap((word) => {
    if (word.said === 'calls') {
      // On a busy machine a disk can be too slow: the user was told before the call.
      if (word.warned) return []
      return names.has(word.name) ? [] : [`RasHangUp on ${word.name} was called without a record`]
    }
    if (word.said !== 'kept') return []
    const record: { readonly begin?: string; readonly id?: string } = JSON.parse(word.line)
    if (record.id !== undefined) return receipts.has(record.id) ? [] : [`the receipt of ${record.id} is lost`]
    if (record.begin === undefined) return []
    const there = promises.has(record.begin) || receipts.has(record.begin)
    return there ? [] : [`the promise ${record.begin} is lost`]
  })
}

/** Without a last line that a kill has torn. */
function wholeLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(0, -1)
  } catch {
    return []
  }
}

function nameIn(record: Record<string, unknown>): string {
  return (record['subject'] as { readonly name: string }).name
}
