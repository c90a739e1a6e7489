import { mkdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { reasonOf } from './error-reason.ts'
import { isMissing, replaceFile } from './lines-file.ts'

/** A JSON object that says which version of its form it has. */
export type VersionedDocument = Readonly<Record<string, unknown>> & { readonly v: number }

export type DocumentRead =
  | { readonly kind: 'none' }
  | { readonly kind: 'document'; readonly document: VersionedDocument }
  /** It was damaged, and stands beside under the name given. */
  | { readonly kind: 'moved-aside'; readonly name: string; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** One small JSON document, replaced as a whole. A damaged one is moved aside and never overwritten. */
export interface DocumentFile {
  read(): Promise<DocumentRead>
  /** Throws where it cannot be written; the old one is then as it was. */
  write(document: VersionedDocument): Promise<void>
}

export function createDocumentFile(file: string, epoch: () => number): DocumentFile {
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const result = queue.then(run)
    queue = result.catch(() => undefined)
    return result
  }
  return {
    read: () =>
      inTurn(async () => {
        try {
          const text = await readFile(file, 'utf8')
          // Some editors begin a file with a byte order mark.
          const parsed = parse(text.replace(/^\uFEFF/, ''))
          if (typeof parsed !== 'string') return { kind: 'document', document: parsed }
          const name = `${path.basename(file)}.damaged-${Math.round(epoch())}`
          await rename(file, path.join(path.dirname(file), name))
          return { kind: 'moved-aside', name, reason: parsed }
        } catch (error: unknown) {
          return isMissing(error) ? { kind: 'none' } : { kind: 'unreadable', reason: reasonOf(error) }
        }
      }),
    write: (document) =>
      inTurn(async () => {
        await mkdir(path.dirname(file), { recursive: true })
        await replaceFile(file, `${JSON.stringify(document, null, 2)}\n`)
      }),
  }
}

/** The document, or why it is none. */
function parse(text: string): VersionedDocument | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'it is not JSON'
  }
  return isVersioned(value) ? value : 'it does not say its version'
}

function isVersioned(value: unknown): value is VersionedDocument {
  if (typeof value !== 'object' || value === null || !('v' in value)) return false
  return typeof value.v === 'number' && Number.isInteger(value.v) && value.v > 0
}
