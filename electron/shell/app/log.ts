import { join } from 'node:path'
import type { EngineLog } from '../../engine/parts.ts'
import { createDisk } from '../../storage/disk.ts'
import { createLogFile } from '../../storage/log-file.ts'

export interface Log {
  readonly log: EngineLog
  /** The last lines, oldest first. */
  readonly readLog: () => Promise<readonly string[]>
  /** Resolves once what was logged so far is on disk, or was refused. */
  readonly flushLog: () => Promise<void>
}

/** The log in the user's folder; warnings go to the terminal too where there is one to read them. */
export function createLog(folder: string, terminal: boolean): Log {
  const file = createLogFile({
    file: join(folder, 'onhook.log'),
    older: join(folder, 'onhook.old.log'),
    disk: createDisk(),
    epoch: () => Date.now(),
  })
  const write = (level: keyof EngineLog, line: string): void => {
    file.write(`${new Date().toISOString()} ${level} ${line}`)
    if (terminal && level === 'warn') process.stderr.write(`OnHook: ${line}\n`)
  }
  return {
    log: { info: (line) => write('info', line), warn: (line) => write('warn', line) },
    readLog: () => file.tail(),
    flushLog: () => file.flush(),
  }
}
