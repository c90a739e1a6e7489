import type { NativeCall } from '../contract/schema.ts'
import type { Engine } from './engine.ts'
import type { OfferedFile } from './handlers.ts'

export interface ReportParts {
  readonly engine: Engine
  readonly nativeCalls: () => readonly NativeCall[]
  /** Names and versions of what runs here. */
  readonly versions: Readonly<Record<string, string>>
  /** The last lines of the log; they name nobody. */
  readonly logLines: () => Promise<readonly string[]>
}

/**
 * A file for whoever is asked for help. Names, phone books, addresses and dialled numbers are left out or numbered: one
 * name is the same number everywhere.
 */
export async function reportOf({ engine, nativeCalls, versions, logLines }: ReportParts): Promise<OfferedFile> {
  const aliases = new Map<string, string>()
  const alias = (name: string): string => {
    const known = aliases.get(name)
    if (known !== undefined) return known
    const made = `entry ${aliases.size + 1}`
    aliases.set(name, made)
    return made
  }
  const { desktop, connections, recent, ...rest } = engine.snapshot()
  const report = {
    v: 1,
    versions,
    settings: desktop.settings,
    login: desktop.login,
    state: {
      ...rest,
      connections: connections.map(({ name, phonebook, localAddress, remoteAddress, ...row }) => ({
        ...row,
        name: alias(name),
      })),
      recent: recent.map((row) => ({ ...row, name: alias(row.name) })),
    },
    receipts: engine.receipts().map(({ subject: { name, phonebook, ...subject }, ...receipt }) => ({
      ...receipt,
      subject: { ...subject, name: alias(name.replace(/^\./, '')) },
    })),
    nativeCalls: nativeCalls(),
    log: await logLines(),
  }
  return { name: 'onhook-report.json', type: 'application/json', text: `${JSON.stringify(report, null, 1)}\n` }
}
