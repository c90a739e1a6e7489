import { seal } from './checksum.ts'
import type { Appender, Disk } from './disk.ts'
import { reasonOf } from './error-reason.ts'
import { type Line, type LineCheck, linesBackwards } from './read-lines.ts'

/** One file of records, a line of JSON each, only ever appended to or replaced as a whole. */
export interface LinesFile<T> {
  /** Resolves once the record is on the disk itself, not only handed to the system. */
  append(record: T): Promise<void>
  read(): Promise<LinesRead<T>>
  /** All at once or not at all. Lines that this version did not understand stay, before the new ones. */
  rewrite(records: readonly T[]): Promise<void>
}

export interface LinesRead<T> {
  readonly records: readonly T[]
  /** What was no record stands in a file of its own, under this name; null where even that could not be written. */
  readonly damaged: { readonly count: number; readonly name: string | null; readonly reason: string } | null
  /** Lines of a newer version, or with values that this one does not know: left as they are. */
  readonly notUnderstood: number
}

/** The newest lines, oldest first; `whole` false: there are older ones that are not wanted. */
interface Newest<T> {
  readonly lines: readonly Line<T>[]
  readonly whole: boolean
}

export interface LinesFileParts<T> {
  readonly file: string
  readonly check: LineCheck<T>
  /** The newest so many lines are kept; null = all. */
  readonly most: number | null
  readonly disk: Disk
  /** ms since 1970, for the names of files set aside */
  readonly epoch: () => number
  /** Another program had changed the file; what stood there is kept under this name. */
  readonly changed?: (aside: string) => void
}

/** So much of a file is read, from its end: far more than we ever write. */
const MOST_BYTES = 16 * 1024 * 1024
/** So much is tried first where only the newest lines are wanted. */
const FIRST_BYTES = 1024 * 1024
/** The file is cut back once it is a fifth longer than it need be. */
const SLACK = 1.2
/** A last line longer than this was not written by us. */
const LONGEST_TAIL = 256 * 1024
/** ms at a time that checking lines may keep the event loop. */
const SLICE = 2

const NEWLINE = 0x0a

/**
 * One check decides about a line: it is used, left as it is, or set aside. Only a crash's torn last line, of which nobody was
 * told that it is kept, is cut off without a word.
 */
export function createLinesFile<T>({ file, check, most, disk, epoch, changed }: LinesFileParts<T>): LinesFile<T> {
  let appender: Appender | null = null
  let queue: Promise<unknown> = Promise.resolve()
  /** How many lines the file holds; null as long as it was not read. */
  let count: number | null = null
  let notUnderstood: readonly Buffer[] = []
  /** Damaged lines that are in the file still, and must not be written over. */
  let unsaved: readonly Buffer[] = []
  /** The file as we left it; null as long as we have not seen it. */
  let mark: string | null = null
  /** What this run has added since the file was last whole, where none of it may be lost. */
  let added: readonly string[] = []

  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const result = queue.then(run)
    queue = result.catch(() => undefined)
    return result
  }

  const close = async (): Promise<void> => {
    const open = appender
    appender = null
    await open?.close()
  }

  /** The file, so that a new line begins where it should: a crash may have torn the last one. */
  const opened = async (): Promise<Appender> => {
    const taken = await isChanged()
    if (appender !== null && !taken) return appender
    await close()
    let fresh = await disk.openToAppend(file)
    try {
      const end = await endOf(fresh.size)
      if (end.kind === 'torn') {
        await fresh.close()
        await disk.cut(file, end.whole)
        fresh = await disk.openToAppend(file)
      } else if (end.kind === 'open') await fresh.append('\n')
    } catch (error) {
      await fresh.close().catch(() => undefined)
      throw error
    }
    appender = fresh
    if (taken) await addAgain(fresh)
    return fresh
  }

  /** Another program has put something else in the place of the file since we last saw it, or has added to it. */
  const isChanged = async (): Promise<boolean> => mark !== null && (await disk.markOf(file)) !== mark

  const addAgain = async (fresh: Appender): Promise<void> => {
    if (added.length === 0) return
    const read = await disk.read(file)
    const lost = added.filter((line) => !(read?.bytes.includes(line) ?? false))
    if (lost.length > 0) await fresh.append(lost.map((line) => `${line}\n`).join(''))
  }

  type End = { readonly kind: 'whole' | 'open' } | { readonly kind: 'torn'; readonly whole: number }
  const endOf = async (size: number): Promise<End> => {
    if (size === 0) return { kind: 'whole' }
    const read = await disk.read(file, LONGEST_TAIL)
    const bytes = read?.bytes ?? Buffer.alloc(0)
    if (bytes.at(-1) === NEWLINE) return { kind: 'whole' }
    const tail = bytes.subarray(bytes.lastIndexOf(NEWLINE) + 1)
    const [lines = []] = linesBackwards(tail, check)
    const torn =
      tail.length < bytes.length || read?.skipped === 0 ? lines.find(({ kind }) => kind === 'torn') : undefined
    return torn === undefined ? { kind: 'open' } : { kind: 'torn', whole: size - torn.raw.length }
  }

  const replace = async (lines: readonly (string | Buffer)[]): Promise<void> => {
    await close()
    await disk.replace(file, Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')])))
    count = lines.length
    added = []
    mark = await disk.markOf(file)
  }

  const saveAside = async (): Promise<string | null> => {
    if (unsaved.length === 0) return null
    const name = await disk.setAside(file, Buffer.concat(unsaved.flatMap((line) => [line, Buffer.from('\n')])), epoch())
    unsaved = []
    return name
  }

  const readAll = async (bytes = most === null ? MOST_BYTES : FIRST_BYTES): Promise<Newest<T>> => {
    const read = await disk.read(file, bytes)
    if (read === null) return { lines: [], whole: true }
    // The first line of a part is the rest of one.
    const first = read.skipped === 0 ? 0 : read.bytes.indexOf(NEWLINE) + 1
    const lines: Line<T>[] = []
    let kept = 0
    let began = performance.now()
    for (const some of linesBackwards(read.bytes.subarray(first), check)) {
      lines.push(...[...some].reverse())
      kept += some.filter(({ kind }) => kind === 'record').length
      if (most !== null && kept >= most * SLACK) return { lines: lines.reverse(), whole: false }
      if (performance.now() - began > SLICE) {
        await new Promise((resolve) => setImmediate(resolve))
        began = performance.now()
      }
    }
    if (read.skipped > 0 && bytes < MOST_BYTES) return readAll(MOST_BYTES)
    return { lines: lines.reverse(), whole: read.skipped === 0 }
  }

  const readNow = async (): Promise<LinesRead<T>> => {
    mark = await disk.markOf(file)
    const { lines, whole } = await readAll()
    const kept = lines
      .filter(({ kind }) => kind === 'record' || kind === 'not-understood')
      .slice(-(most ?? lines.length))
    const bad = lines.flatMap((line) => (line.kind === 'damaged' ? [line] : []))
    const records = kept.flatMap((line) => (line.kind === 'record' ? [line.record] : []))
    notUnderstood = kept.flatMap((line) => (line.kind === 'not-understood' ? [line.raw] : []))
    unsaved = bad.map(({ raw }) => raw)
    count = lines.length
    const read = { records, notUnderstood: notUnderstood.length }
    const [worst] = bad
    let name: string | null = null
    try {
      name = await saveAside()
      if (!whole && most === null) {
        // None of ours is so long; what was not read of it may hold anything.
        name = await disk.moveAside(file, epoch())
        await replace(kept.map(({ raw }) => raw))
        return { ...read, damaged: { count: bad.length, name, reason: 'the file is too long' } }
      }
      // As it is, the file is longer than need be, or holds what was set aside: what was read is used all the same.
      if (worst !== undefined || !whole) await replace(kept.map(({ raw }) => raw))
    } catch (error: unknown) {
      if (worst === undefined) return { ...read, damaged: null }
      return { ...read, damaged: { count: bad.length, name, reason: `${worst.reason}; ${reasonOf(error)}` } }
    }
    return { ...read, damaged: worst === undefined ? null : { count: bad.length, name, reason: worst.reason } }
  }

  /** What another program has put there is not written over. */
  const keepChanged = async (): Promise<void> => {
    const read = await disk.read(file)
    if (read !== null && read.bytes.length > 0) changed?.(await disk.setAside(file, read.bytes, epoch()))
  }

  const trim = async (): Promise<void> => {
    if (most === null || count === null || count <= most * SLACK) return
    await close()
    // Where it cannot be cut back it is longer than it need be: not a reason to refuse what was just written.
    await readNow().catch(() => undefined)
  }

  return {
    append: (record) =>
      inTurn(async () => {
        const target = await opened()
        const line = seal(JSON.stringify(record))
        try {
          await target.append(`${line}\n`)
        } catch (error) {
          // Half a line may stand there now; the next append opens anew and cuts it off.
          await close().catch(() => undefined)
          mark = await disk.markOf(file).catch(() => null)
          throw error
        }
        mark = await disk.markOf(file)
        if (most === null) added = [...added, line]
        if (count !== null) count += 1
        await trim()
      }),
    read: () => inTurn(readNow),
    rewrite: (records) =>
      inTurn(async () => {
        // What is not known to be read is not written over.
        if (count === null) await readNow()
        else if (await isChanged()) await keepChanged()
        await saveAside()
        await replace([...notUnderstood, ...records.map((record) => seal(JSON.stringify(record)))])
      }),
  }
}
