import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { seal } from '../../../electron/storage/checksum.ts'

/** What a bad disk, an editor or another version has put among the lines, each as it stands in the file. */
export interface Spoilt {
  readonly lines: Set<string>
  /** How often each kind was put in. */
  readonly kinds: Map<string, number>
}

const FILES = ['journal.jsonl', 'receipts.jsonl'] as const

/**
 * Puts lines that are none of ours between those of both files, and at times half a line at the end. What stands there is left
 * as it is, so that all of it has to be found again; what is put in must not vanish either, but for half a line.
 */
export function spoil(folder: string, random: () => number, { lines: known, kinds }: Spoilt): void {
  const upTo = (count: number): number => Math.floor(random() * count)
  for (const name of FILES) {
    const file = path.join(folder, name)
    const text = contentOf(file)
    const end = text.lastIndexOf('\n') + 1
    const lines = text.slice(0, end).split('\n').slice(0, -1)
    const put = (kind: string, at: number, line: string): void => {
      lines.splice(at, 0, line)
      known.add(line)
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    }
    const tag = `${name}-${known.size}-${upTo(1_000_000)}`
    if (random() < 0.5) put('foreign', upTo(lines.length + 1), `\u0000 not ours: ${tag}`)
    if (random() < 0.5) put('newer', upTo(lines.length + 1), seal(JSON.stringify({ v: 2, begin: tag, end: tag })))
    const from = upTo(lines.length)
    const whole = lines[from]
    if (random() < 0.7 && whole !== undefined && !known.has(whole) && whole.includes(',"sum":"')) {
      put('flipped', from + 1, flipped(whole, upTo(Math.floor(whole.length / 2)), upTo(7)))
    }
    let tail = text.slice(end)
    if (tail === '' && random() < 0.5) {
      const next = seal(JSON.stringify({ v: 1, begin: tag, epoch: 1 }))
      tail = next.slice(0, 1 + upTo(next.length - 1))
      kinds.set('torn', (kinds.get('torn') ?? 0) + 1)
    }
    writeFileSync(file, `${lines.map((line) => `${line}\n`).join('')}${tail}`, 'latin1')
  }
}

/** What was put in and is neither in a file of ours nor set aside. */
export function vanished(folder: string, { lines }: Spoilt): readonly string[] {
  const all = readdirSync(folder).map((name) => contentOf(path.join(folder, name)))
  return [...lines].filter((line) => !all.some((content) => content.includes(line)))
}

function flipped(line: string, at: number, bit: number): string {
  const code = line.charCodeAt(at) ^ (1 << bit)
  return `${line.slice(0, at)}${String.fromCharCode(code === 0x0a ? 0x7f : code)}${line.slice(at + 1)}`
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}
