import type { RasThreads } from '../../native/port.ts'
import type { LoggedCall } from '../contract/schema.ts'
import type { Engine } from '../engine/engine.ts'
import type { OfferedFile } from './engine-handlers.ts'
import { createRedact, redactAll } from './redact.ts'
import type { SelfCheckResult } from './self-check/self-check.ts'

export interface ReportParts {
  readonly engine: Engine
  readonly nativeCalls: () => readonly LoggedCall[]
  /** Threads that native calls hold, those lost for good among them. */
  readonly nativeThreads: () => readonly RasThreads[]
  /** Names and versions of what runs here. */
  readonly versions: Readonly<Record<string, string>>
  readonly selfCheck?: () => SelfCheckResult
  /** The last lines of the log, each beginning with its time. */
  readonly logLines: () => Promise<readonly string[]>
  /** What this user, computer and network call themselves. */
  readonly names: readonly string[]
}

/** Made up by us, and no text: what they are made of may look like a number. */
const IDS: ReadonlySet<string> = new Set(['id', 'versions', 'luid'])

/** The time at the beginning of a line is nobody's number. */
const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z /

/**
 * A file for whoever is asked for help. Names, phone books, addresses and dialled numbers are left out or numbered: one
 * name is the same number everywhere. What other programs or Windows have written into a text is looked through for more.
 */
export async function reportOf(parts: ReportParts): Promise<OfferedFile> {
  const { engine, nativeCalls, nativeThreads, selfCheck, versions, logLines, names } = parts
  const { desktop, connections, recent, ...rest } = engine.snapshot()
  const receipts = engine.receipts()
  const entries = [...connections, ...recent, ...receipts.map(({ subject }) => subject)].map(({ name }) => bare(name))
  const aliases = new Map<string, string>()
  for (const name of entries) if (!aliases.has(name)) aliases.set(name, `entry ${aliases.size + 1}`)
  const aliasOf = (name: string): string => aliases.get(bare(name)) ?? 'entry'
  const everyName = new Map([...names.map((name) => [name, '<name>'] as const), ...aliases])
  const redact = createRedact(everyName)

  const lines = (await logLines()).map((line) => {
    const time = TIME.exec(line)?.[0] ?? ''
    return `${time}${redact(line.slice(time.length))}`
  })
  const told = redactAll(
    {
      v: 1,
      versions,
      settings: desktop.settings,
      login: desktop.login,
      state: {
        ...rest,
        connections: connections.map(({ phonebook, localAddress, remoteAddress, ...row }) => ({
          ...row,
          name: aliasOf(row.name),
        })),
        recent: recent.map((row) => ({ ...row, name: aliasOf(row.name) })),
      },
      receipts: receipts.map(({ subject: { phonebook, ...subject }, ...receipt }) => ({
        ...receipt,
        subject: { ...subject, name: aliasOf(subject.name) },
      })),
      windowsOwners: engine.windowsOwners(),
      nativeCalls: nativeCalls(),
      nativeThreads: nativeThreads(),
      ...(selfCheck === undefined ? {} : { selfCheck: selfCheck() }),
    },
    redact,
    IDS,
  )
  const text = JSON.stringify({ ...asRecord(told), log: lines }, null, 1)
  return { name: 'onhook-report.json', type: 'application/json', text: `${text}\n` }
}

/** A dialled number stands with a dot before it where it is kept, and without where it is shown. */
const bare = (name: string): string => name.replace(/^\./, '')

function asRecord(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}
