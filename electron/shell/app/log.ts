import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import logger from 'electron-log/node'
import type { EngineLog } from '../../engine/engine.ts'

/** Two files of this size are kept: the present one and the one before it. */
const LARGEST_FILE = 1024 * 1024

/** So many lines of it go into a report. */
const LAST_LINES = 2_000

export interface Log {
  readonly log: EngineLog
  /** The last lines, oldest first. */
  readonly readLog: () => Promise<readonly string[]>
}

/** The log in the user's folder; the terminal hears it too where there is one to read it. */
export function createLog(folder: string, terminal: boolean): Log {
  const { file, console } = logger.transports
  const path = join(folder, 'onhook.log')
  file.resolvePathFn = () => path
  file.maxSize = LARGEST_FILE
  file.level = 'info'
  file.format = '{iso} {level} {text}'
  console.level = terminal ? 'warn' : false
  console.format = 'OnHook: {text}'
  return {
    log: { info: (line) => logger.info(line), warn: (line) => logger.warn(line) },
    readLog: async () => {
      const text = await readFile(path, 'utf8').catch(() => '')
      return text.split('\n').slice(-LAST_LINES)
    },
  }
}
