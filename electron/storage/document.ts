import { mkdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { isMissing, replaceFile } from './lines-file.ts'

export interface DocumentRead {
  /** Null where there is none yet, or a damaged one was moved aside. */
  readonly value: unknown
  readonly movedAside: string | null
}

/** One small JSON document, replaced as a whole. A damaged one is moved aside and never overwritten. */
export interface DocumentFile {
  read(): Promise<DocumentRead>
  write(value: unknown): Promise<void>
}

export function createDocumentFile(file: string, epoch: () => number = () => Date.now()): DocumentFile {
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const result = queue.then(run)
    queue = result.catch(() => undefined)
    return result
  }
  return {
    read: () =>
      inTurn(async () => {
        let text: string
        try {
          text = await readFile(file, 'utf8')
        } catch (error) {
          if (isMissing(error)) return { value: null, movedAside: null }
          throw error
        }
        try {
          const value: unknown = JSON.parse(text)
          return { value, movedAside: null }
        } catch {
          const name = `${path.basename(file)}.damaged-${Math.round(epoch())}`
          await rename(file, path.join(path.dirname(file), name))
          return { value: null, movedAside: name }
        }
      }),
    write: (value) =>
      inTurn(async () => {
        await mkdir(path.dirname(file), { recursive: true })
        await replaceFile(file, `${JSON.stringify(value, null, 2)}\n`)
      }),
  }
}
