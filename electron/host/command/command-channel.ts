import { createHash, randomBytes } from 'node:crypto'
import { userInfo } from 'node:os'

/** Where the one that has a data folder answers commands, and what both sides prove to know. */
export interface CommandChannel {
  /** A pipe on Windows, elsewhere a socket. */
  readonly path: string
  /** 32 random bytes, in hex; new for each run. */
  readonly key: string
}

/**
 * Beside the channel that answers other starts, which is named for the folder. Pipes of all users of a PC are in one place:
 * there the user's name goes in, and a random part, so that nobody can have taken the name before.
 */
export function commandChannel(startChannel: string): CommandChannel {
  const key = randomBytes(32).toString('hex')
  if (process.platform !== 'win32') return { path: startChannel.replace(/\.sock$/, '-commands.sock'), key }
  const user = createHash('sha256').update(userInfo().username.toLowerCase()).digest('hex').slice(0, 8)
  return { path: `${startChannel}-${user}-${randomBytes(8).toString('hex')}`, key }
}
