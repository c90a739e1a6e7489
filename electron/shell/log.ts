import { join } from 'node:path'
import logger from 'electron-log/node'
import type { EngineLog } from '../engine/engine.ts'

/** Two files of this size are kept: the present one and the one before it. */
const LARGEST_FILE = 1024 * 1024

/** The log in the user's folder; the terminal hears it too where there is one to read it. */
export function createLog(folder: string, terminal: boolean): EngineLog {
  const { file, console } = logger.transports
  file.resolvePathFn = () => join(folder, 'onhook.log')
  file.maxSize = LARGEST_FILE
  file.level = 'info'
  file.format = '{iso} {level} {text}'
  console.level = terminal ? 'warn' : false
  console.format = 'OnHook: {text}'
  return {
    info: (line) => logger.info(line),
    warn: (line) => logger.warn(line),
  }
}
