import type { Disk } from './disk.ts'
import { reasonOf } from './error-reason.ts'

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
  /**
   * Throws where it cannot be written; the old one is then as it was. What another program has put there since it was last
   * read or written is kept under the name given; null = nothing.
   */
  write(document: VersionedDocument): Promise<string | null>
}

export function createDocumentFile(file: string, disk: Disk, epoch: () => number): DocumentFile {
  let queue: Promise<unknown> = Promise.resolve()
  /** The file as we left it; null as long as we have not seen it. */
  let mark: string | null = null
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const result = queue.then(run)
    queue = result.catch(() => undefined)
    return result
  }
  return {
    read: () =>
      inTurn(async () => {
        try {
          mark = await disk.markOf(file)
          const read = await disk.read(file)
          if (read === null) return { kind: 'none' }
          // Some editors begin a file with a byte order mark.
          const parsed = parse(read.bytes.toString('utf8').replace(/^\uFEFF/, ''))
          if (typeof parsed !== 'string') return { kind: 'document', document: parsed }
          return { kind: 'moved-aside', name: await disk.moveAside(file, epoch()), reason: parsed }
        } catch (error: unknown) {
          return { kind: 'unreadable', reason: reasonOf(error) }
        }
      }),
    write: (document) =>
      inTurn(async () => {
        const others = mark !== null && mark !== (await disk.markOf(file)) ? await disk.read(file) : null
        const aside = others === null ? null : await disk.setAside(file, others.bytes, epoch())
        await disk.replace(file, `${JSON.stringify(document, null, 2)}\n`)
        mark = await disk.markOf(file)
        return aside
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
