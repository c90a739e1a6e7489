import type { Clock } from '../../../native/clock.ts'
import type { Engine, EngineLog } from '../../engine/engine.ts'
import type { CommandChannel } from '../../host/command/command-channel.ts'
import { serveCommands } from '../../host/command/serve-commands.ts'
import { FIRST_COMMAND_WITHIN, STAYS_FOR_COMMANDS } from '../timings.ts'

export interface ServeUntilParts {
  /** Null where no lock is to be had: then nobody could find it. */
  readonly channel: CommandChannel | null
  /** It was started for commands alone. */
  readonly forCommands: boolean
  readonly engine: Engine
  readonly clock: Clock
  readonly log: EngineLog
  readonly version: string
  readonly quit: () => void
  /** Nobody waits any more, and a hang-up is stuck: it takes a person to decide, who needs an icon to find it by. */
  readonly needsPerson: () => void
}

export interface ForCommands {
  /** It runs for commands alone, without an icon. */
  readonly unseen: boolean
  /** A person wants it: from now on it is an ordinary OnHook. False: it was one already. */
  stay(): boolean
}

/** Answers commands. What was started for them alone quits when nobody asks and nothing is hung up, a moment later. */
export function serveUntilUnwanted(parts: ServeUntilParts): ForCommands {
  const { channel, engine, clock, quit, log } = parts
  let unseen = parts.forCommands
  let callers = 0
  let cancel = (): void => {}
  let waits = false

  const look = (after = STAYS_FOR_COMMANDS): void => {
    const decision = engine.quitDecision()
    const wanted = !unseen || callers > 0 || decision.kind === 'wait'
    if (unseen && callers === 0 && decision.kind === 'wait' && decision.stuck) {
      unseen = false
      parts.needsPerson()
    }
    if (wanted) {
      cancel()
      waits = false
    } else if (!waits) {
      waits = true
      cancel = clock.after(after, () => {
        log.info('no more commands: quit')
        quit()
      })
    }
  }
  if (channel !== null) {
    serveCommands({
      ...parts,
      channel,
      callers: (count) => {
        callers = count
        look()
      },
    })
  }
  if (unseen) {
    engine.subscribe(() => look())
    look(FIRST_COMMAND_WITHIN)
  }
  return {
    get unseen() {
      return unseen
    },
    stay: () => {
      const was = unseen
      unseen = false
      look()
      return was
    },
  }
}
